package org.qianyin.backend.ledger.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.ledger.Admission;
import org.qianyin.backend.ledger.Appended;
import org.qianyin.backend.ledger.Ledger;
import org.qianyin.backend.ledger.LogEntries;
import org.qianyin.backend.ledger.Submission;
import org.qianyin.backend.ledger.WhyNot;
import org.qianyin.backend.web.Cursor;
import org.qianyin.backend.web.Page;
import org.qianyin.backend.web.Parameters;
import org.qianyin.backend.web.Problem;
import org.qianyin.backend.web.Rejected;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.Head;
import org.qianyin.rules.Rules;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entries of every type, in and out. */
@RestController
class EntriesController {

  private static final String ENTRY = "application/vnd.qianyin.entry+json";

  /** An entry in base64 and the leaves of its {@code doc} with their paths. */
  private static final int MOST_BYTES = 1 << 20;

  /** Of everything that can stand in a log. */
  private static final List<String> TYPES =
      Stream.concat(Rules.typeNames().stream(), Stream.of(Head.TYPE)).sorted().toList();

  private final Ledger ledger;
  private final LogEntries entries;

  EntriesController(Ledger ledger, LogEntries entries) {
    this.ledger = ledger;
    this.entries = entries;
  }

  /** An entry as readers see it. */
  record LoggedEntry(String id, long seq, String type, String sequencedAt, String entry) {
    static LoggedEntry of(LogEntries.Logged logged) {
      Entry entry = logged.entry().entry();
      return new LoggedEntry(
          entry.id().hex(),
          logged.entry().seq(),
          entry.type(),
          UtcTime.write(logged.logTime()),
          Base64Strict.STANDARD.encode(entry.bytes()));
    }
  }

  /** Where a 202 stands. */
  record Pending(String status, String id) {}

  @PostMapping(path = "/v1/entries", consumes = ENTRY)
  ResponseEntity<Object> exact(HttpServletRequest request)
      throws IOException, InterruptedException {
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Rejected(
          "ENTRY_TOO_LARGE",
          "entry: want at most " + Entry.MAX_BYTES + " bytes, got more than " + MOST_BYTES);
    }
    return append(Admission.of(bytes, List.of()));
  }

  @PostMapping(path = "/v1/entries", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> withOpenings(HttpServletRequest request)
      throws IOException, InterruptedException {
    return append(SubmissionReader.one(body(request, MOST_BYTES)));
  }

  static byte[] body(HttpServletRequest request, int limit) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new Rejected("BODY_TOO_LARGE", "body: want at most " + limit + " bytes");
    }
    return bytes;
  }

  private ResponseEntity<Object> append(Outcome<Submission> read) throws InterruptedException {
    if (read instanceof Outcome.Refused<Submission> refused) {
      throw rejected(WhyNot.of(refused.refusal()));
    }
    return switch (ledger.append(read.orThrow())) {
      case Appended.Receipt receipt ->
          ResponseEntity.status(receipt.isNew() ? 201 : 200)
              .header(HttpHeaders.LOCATION, "/v1/entries/" + receipt.id())
              .contentType(MediaType.parseMediaType(Bundle.MEDIA_TYPE))
              .body(receipt.bundle().toArray());
      case Appended.Refused refused -> throw rejected(refused.why());
      case Appended.Later later -> later(later.id());
      case Appended.Unavailable down -> throw new Rejected(down.code(), down.detail());
    };
  }

  private static ResponseEntity<Object> later(EntryId id) {
    return ResponseEntity.accepted()
        .header(HttpHeaders.LOCATION, "/v1/entries/" + id)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Pending("pending", id.hex()));
  }

  static Rejected rejected(WhyNot why) {
    return new Rejected(reasons(why), why.conflicts(), why.remainders());
  }

  static List<Problem.Reason> reasons(WhyNot why) {
    return why.reasons().stream()
        .map(each -> new Problem.Reason(each.reason().code(), each.detail()))
        .toList();
  }

  @GetMapping("/v1/entries")
  Page<LoggedEntry> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String subject) {
    int most = Page.limit(limit);
    long after = Cursor.parse(cursor).position();
    Parameters.oneOf("type", type, TYPES);
    if (type != null && subject != null) {
      throw new Rejected("PARAMETER_INVALID", "type: want type or subject, got both");
    }
    if (subject != null && !Subject.isValid(subject)) {
      throw new Rejected("PARAMETER_INVALID", "subject: not in the grammar of the index");
    }
    List<LogEntries.Logged> found =
        subject == null
            ? entries.list(after, type, most + 1)
            : entries.of(new Subject(subject), after, most + 1);
    return Page.of(found.stream().map(LoggedEntry::of).toList(), most, LoggedEntry::seq);
  }

  @GetMapping(path = "/v1/entries/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> find(@PathVariable String id) {
    EntryId entry = idOf(id);
    var logged = entries.find(entry);
    if (logged.isPresent()) {
      return ResponseEntity.ok(LoggedEntry.of(logged.get()));
    }
    if (ledger.isPending(entry)) {
      return later(entry);
    }
    throw ledger.refusal(entry).map(EntriesController::rejected).orElseGet(() -> unknown(entry));
  }

  @GetMapping(path = "/v1/entries/{id}", produces = ENTRY)
  byte[] bytes(@PathVariable String id) {
    EntryId entry = idOf(id);
    return entries
        .find(entry)
        .map(logged -> logged.entry().entry().bytes())
        .orElseThrow(() -> unknown(entry));
  }

  private static Rejected unknown(EntryId id) {
    return new Rejected("NOT_FOUND", "id: no entry of this log, got " + id);
  }

  static EntryId idOf(String text) {
    try {
      return EntryId.ofHex(text);
    } catch (IllegalArgumentException e) {
      throw new Rejected("PARAMETER_INVALID", "id: want 64 lower-case hex digits");
    }
  }
}
