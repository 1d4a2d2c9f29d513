package org.qianyin.backend.assets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.backend.web.Rejected;
import org.qianyin.media.car.CarWriter;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.Dag;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Trustless gateway answers (IPFS specification): blocks that the reader checks by their CID; never
 * a deserialised page.
 */
@RestController
class GatewayController {

  private static final int MAX_BLOCKS = 1_000_000;
  private static final String RAW = "application/vnd.ipld.raw";
  private static final String CAR = "application/vnd.ipld.car";

  private final StoredBlocks blocks;

  GatewayController(StoredBlocks blocks) {
    this.blocks = blocks;
  }

  @GetMapping("/ipfs/{cid}")
  void get(
      @PathVariable String cid,
      @RequestParam(required = false) @Nullable String format,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
      HttpServletResponse response)
      throws IOException {
    Cid root = AssetsController.cidOf(cid);
    boolean car = "car".equals(format) || (format == null && contains(accept, CAR));
    boolean raw = "raw".equals(format) || (format == null && contains(accept, RAW));
    if (!car && !raw) {
      throw new Rejected("NOT_ACCEPTABLE", "format: want raw or car, or one of them in Accept");
    }
    try {
      byte[] block =
          blocks
              .block(root)
              .orElseThrow(() ->
                  new Rejected("NOT_FOUND", "cid: no block with it is kept here, got " + root));
      send(root, block, car, response);
    } catch (StoreFault e) {
      throw Download.problem(e, response);
    }
  }

  private void send(Cid root, byte[] block, boolean car, HttpServletResponse response)
      throws IOException {
    String cid = root.toString();
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=29030400, immutable");
    response.setHeader("X-Ipfs-Path", "/ipfs/" + cid);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.ETAG, '"' + cid + (car ? ".car\"" : ".raw\""));
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"" + cid + (car ? ".car\"" : ".bin\""));
    if (car) {
      response.setContentType(CAR + "; version=1; order=dfs; dups=n");
      CarWriter writer = new CarWriter(response.getOutputStream(), List.of(root));
      new Dag(blocks, MAX_BLOCKS).walk(root, writer::put);
    } else {
      response.setContentType(RAW);
      response.setContentLength(block.length);
      response.getOutputStream().write(block);
    }
  }

  private static boolean contains(@Nullable String accept, String type) {
    return accept != null && accept.contains(type);
  }
}
