package org.qianyin.backend.anchor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.web.Cursor;
import org.qianyin.backend.web.Page;
import org.qianyin.backend.web.Rejected;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Anchors over HTTP. */
@RestController
@RequestMapping("/v1/anchors")
class AnchorsController {

  private static final int LONGEST_WAIT = 120;

  record AnchorLine(
      long size,
      String root,
      String state,
      String chain,
      String contract,
      String transaction,
      @Nullable Long block,
      @Nullable String blockHash,
      @Nullable Long gasUsed) {}

  /** Where a 202 stands. */
  record Pending(String status) {}

  private final AnchorStore store;
  private final Optional<Anchoring> anchoring;

  AnchorsController(AnchorStore store, ObjectProvider<Anchoring> anchoring) {
    this.store = store;
    this.anchoring = Optional.ofNullable(anchoring.getIfAvailable());
  }

  @GetMapping
  Page<AnchorLine> list(
      @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
    int wish = Page.limit(limit);
    Cursor from = Cursor.parse(cursor);
    long before = from.equals(Cursor.START) ? Long.MAX_VALUE : from.position();
    List<AnchorLine> found =
        store.list(before, wish + 1).stream().map(AnchorsController::line).toList();
    return Page.of(found, wish, AnchorLine::size);
  }

  @GetMapping("/{size}")
  AnchorLine get(@PathVariable long size) {
    return store
        .find(size)
        .map(AnchorsController::line)
        .orElseThrow(() -> new Rejected("NOT_FOUND", "size: no anchor of size " + size));
  }

  /** Where this log is anchored. */
  @GetMapping("/contract")
  ChainFacts contract() {
    return anchoring()
        .facts()
        .orElseThrow(() -> new Rejected("CHAIN_UNAVAILABLE", "the chain was not reached yet"));
  }

  /**
   * Anchors the newest published head.
   *
   * @param wait seconds to wait for finality, 0–120
   */
  @PostMapping
  ResponseEntity<Object> anchor(@RequestParam(defaultValue = "0") int wait)
      throws InterruptedException {
    if (wait < 0 || wait > LONGEST_WAIT) {
      throw new Rejected(
          "PARAMETER_INVALID", "wait: want 0–" + LONGEST_WAIT + " seconds, got " + wait);
    }
    long size =
        anchoring()
            .demand()
            .orElseThrow(() -> new Rejected("NOT_FOUND", "nothing is published yet"));
    Optional<Anchor> done = anchoring().await(size, Duration.ofSeconds(wait));
    return done.isPresent() ? ResponseEntity.ok(line(done.get())) : later(size);
  }

  /** Promised only while the chain answers: on its way is what can arrive. */
  private ResponseEntity<Object> later(long size) {
    String trouble = anchoring().trouble();
    if (!trouble.isEmpty()) {
      throw new Rejected("CHAIN_UNAVAILABLE", trouble);
    }
    contract();
    return ResponseEntity.accepted()
        .location(URI.create("/v1/anchors/" + size))
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(new Pending("pending"));
  }

  private Anchoring anchoring() {
    return anchoring.orElseThrow(() ->
        new Rejected("CHAIN_UNAVAILABLE", "this server anchors nothing (qianyin.chain.mode)"));
  }

  private static AnchorLine line(Anchor anchor) {
    Optional<Anchor.Settled> settled = anchor.settled();
    return new AnchorLine(
        anchor.size(),
        anchor.root().hex(),
        settled.isPresent() ? "FINAL" : "SENT",
        ChainFacts.name(anchor.chainId()),
        anchor.contract(),
        anchor.transaction(),
        settled.map(Anchor.Settled::block).orElse(null),
        settled.map(Anchor.Settled::blockHash).orElse(null),
        settled.map(Anchor.Settled::gasUsed).orElse(null));
  }
}
