package org.qianyin.backend.licensing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.ledger.Facet;
import org.qianyin.backend.ledger.Histories;
import org.qianyin.backend.ledger.Proofs;
import org.qianyin.backend.web.Rejected;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Subject;
import org.qianyin.rules.status.History;
import org.qianyin.rules.status.Question;
import org.qianyin.rules.status.Status;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * May this party use this work so? Answered by the very code that answers it offline, from what is
 * published; the closure is the proof from which anybody gets the same answer.
 */
@RestController
class StatusController {

  /** A bundle has at most 256 subjects, and its own entry up to 40 of them. */
  private static final int MOST_FACETS = 200;

  private final Histories histories;
  private final Proofs proofs;
  private final Clock clock;

  StatusController(Histories histories, Proofs proofs, Clock clock) {
    this.histories = histories;
    this.proofs = proofs;
    this.clock = clock;
  }

  @PostMapping(path = "/v1/status", consumes = MediaType.APPLICATION_JSON_VALUE)
  Json.Obj ask(HttpServletRequest request) throws IOException {
    return answer(Asked.of(request.getInputStream()));
  }

  @GetMapping("/v1/status")
  Json.Obj ask(
      @RequestParam @Nullable String party,
      @RequestParam @Nullable String work,
      @RequestParam @Nullable String content,
      @RequestParam @Nullable String use,
      @RequestParam @Nullable String territory,
      @RequestParam(name = "language", defaultValue = "") List<String> languages,
      @RequestParam @Nullable String channel,
      @RequestParam @Nullable String at) {
    return answer(new Asked(party, work, content, use, territory, languages, channel, at));
  }

  private Json.Obj answer(Asked asked) {
    Question question = question(asked);
    History history =
        histories
            .newest()
            .orElseThrow(() -> new Rejected("NOT_YET", "checkpoint: none is published yet"));
    return Status.of(history, question).toJson();
  }

  @PostMapping(path = "/v1/status:closure", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> closure(
      @RequestParam(defaultValue = "sequenced") String level, HttpServletRequest request)
      throws IOException {
    Proofs.Level about =
        Proofs.Level.of(level)
            .orElseThrow(
                () -> new Rejected("PARAMETER_INVALID", "level: want sequenced or anchored"));
    Question question = question(Asked.of(request.getInputStream()));
    Bytes bundle =
        proofs
            .of(question.work(), about, history -> facets(Status.of(history, question)))
            .orElseThrow(
                () -> new Rejected("NOT_FOUND", "work: no " + level + " checkpoint has this work"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(Bundle.MEDIA_TYPE))
        .body(bundle.toArray());
  }

  private Question question(Asked asked) {
    return asked.question(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** What the answer read, each as far as it was read. */
  private static List<Facet> facets(Status status) {
    if (status.closure().size() > MOST_FACETS) {
      throw new Rejected(
          "NOT_YET_SUPPORTED",
          "closure: the answer rests on %d facets, a bundle holds %d beside those of its entry"
              .formatted(status.closure().size(), MOST_FACETS));
    }
    return status.closure().stream().map(facet -> facet(facet.subject())).toList();
  }

  private static Facet facet(Subject subject) {
    String text = subject.text();
    if (text.endsWith("/disputes") || text.endsWith("/sub")) {
      return Facet.count(subject);
    }
    return text.startsWith("content:")
        ? new Facet(subject, Facet.Form.SLICE)
        : Facet.complete(subject);
  }
}
