package org.qianyin.backend.ledger.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.qianyin.backend.ledger.NewHeads;
import org.qianyin.backend.ledger.Proofs;
import org.qianyin.backend.web.Rejected;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.entry.EntryId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bundle of an entry, anew. */
@RestController
class ProofController {

  private static final int MOST_SECONDS = 120;

  private final Proofs proofs;
  private final NewHeads heads;

  ProofController(Proofs proofs, NewHeads heads) {
    this.proofs = proofs;
    this.heads = heads;
  }

  @GetMapping("/v1/entries/{id}/proof")
  ResponseEntity<byte[]> proof(
      @PathVariable String id,
      @RequestParam(defaultValue = "sequenced") String level,
      @RequestParam(defaultValue = "0") int wait)
      throws InterruptedException {
    EntryId entry = EntriesController.idOf(id);
    Proofs.Level wanted = levelOf(level);
    if (wait < 0 || wait > MOST_SECONDS) {
      throw new Rejected("PARAMETER_INVALID", "wait: want 0–" + MOST_SECONDS + " seconds");
    }
    return heads
        .await(() -> proofs.of(entry, wanted), Duration.ofSeconds(wait))
        .map(bytes ->
            ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Bundle.MEDIA_TYPE))
                .body(bytes.toArray()))
        .orElseThrow(() -> missing(entry, wanted, wait > 0));
  }

  /** Who waited in vain for a chain that is not there learns that; others, that it is not yet. */
  private Rejected missing(EntryId entry, Proofs.Level level, boolean waited) {
    return Optional.of(entry)
        .filter(id -> waited && proofs.of(id, Proofs.Level.SEQUENCED).isPresent())
        .flatMap(id -> proofs.trouble(level))
        .map(trouble -> new Rejected("CHAIN_UNAVAILABLE", "chain: " + trouble))
        .orElseGet(() ->
            new Rejected(
                "NOT_YET",
                "id: no %s checkpoint covers the entry %s"
                    .formatted(level.name().toLowerCase(Locale.ROOT), entry)));
  }

  private static Proofs.Level levelOf(String text) {
    return Proofs.Level.of(text)
        .orElseThrow(() -> new Rejected("PARAMETER_INVALID", "level: want sequenced or anchored"));
  }
}
