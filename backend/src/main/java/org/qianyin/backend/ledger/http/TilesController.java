package org.qianyin.backend.ledger.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.qianyin.backend.ledger.TileStore;
import org.qianyin.backend.web.Rejected;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.TileCoordinate;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log at the paths of C2SP tlog-tiles: existing mirrors, monitors and witnesses read it. */
@RestController
class TilesController {

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final TileStore tiles;

  TilesController(TileStore tiles) {
    this.tiles = tiles;
  }

  @GetMapping("/checkpoint")
  ResponseEntity<byte[]> checkpoint() throws IOException {
    String note =
        tiles
            .checkpoint()
            .orElseThrow(() -> new Rejected("NOT_YET", "checkpoint: none is published yet"));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
        .body(note.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/tile/{level}/**")
  ResponseEntity<byte[]> tile(HttpServletRequest request) throws IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length() + 1);
    if (!(TileCoordinate.parse(path) instanceof Outcome.Ok<TileCoordinate> tile)) {
      throw new Rejected("NOT_FOUND", "path: want the one spelling of a tile, got " + path);
    }
    byte[] bytes =
        tiles
            .read(tile.value().path())
            .orElseThrow(() -> new Rejected("NOT_FOUND", "path: no tile is published at " + path));
    return ResponseEntity.ok()
        .cacheControl(FOR_EVER)
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(bytes);
  }
}
