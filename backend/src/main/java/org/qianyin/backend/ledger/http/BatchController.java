package org.qianyin.backend.ledger.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qianyin.backend.ledger.Appended;
import org.qianyin.backend.ledger.Ledger;
import org.qianyin.backend.ledger.Submission;
import org.qianyin.backend.ledger.WhyNot;
import org.qianyin.backend.web.Problem;
import org.qianyin.backend.web.Rejected;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.EntryId;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Many entries in one request: each judged for itself, answered in the order given. */
@RestController
class BatchController {

  private static final int MOST = 1000;
  private static final int MOST_BYTES = 64 << 20;
  private static final byte[] END = {'}', '\n'};
  private static final String LINES = "application/x-ndjson";

  private final Ledger ledger;
  private final JsonMapper json;

  BatchController(Ledger ledger, JsonMapper json) {
    this.ledger = ledger;
    this.json = json;
  }

  @PostMapping(path = "/v1/entries:batch", consumes = MediaType.APPLICATION_JSON_VALUE)
  void list(HttpServletRequest request, HttpServletResponse response, Locale locale)
      throws IOException, InterruptedException {
    switch (SubmissionReader.list(EntriesController.body(request, MOST_BYTES))) {
      case Outcome.Ok<List<Outcome<Submission>>> read -> answer(read.value(), response, locale);
      case Outcome.Refused<List<Outcome<Submission>>> no ->
          throw EntriesController.rejected(WhyNot.of(no.refusal()));
    }
  }

  @PostMapping(path = "/v1/entries:batch", consumes = LINES)
  void lines(HttpServletRequest request, HttpServletResponse response, Locale locale)
      throws IOException, InterruptedException {
    byte[] body = EntriesController.body(request, MOST_BYTES);
    answer(SubmissionReader.lines(body), response, locale);
  }

  private void answer(List<Outcome<Submission>> read, HttpServletResponse response, Locale locale)
      throws IOException, InterruptedException {
    if (read.isEmpty()) {
      throw new Rejected("BAD_REQUEST", "batch: want 1–" + MOST + " entries, got none");
    }
    if (read.size() > MOST) {
      throw new Rejected(
          "BODY_TOO_LARGE", "batch: want 1–" + MOST + " entries, got " + read.size());
    }
    List<Submission> good = new ArrayList<>();
    read.forEach(each -> {
      if (each instanceof Outcome.Ok<Submission> ok) {
        good.add(ok.value());
      }
    });
    var answers = ledger.append(good).iterator();
    response.setContentType(LINES);
    OutputStream out = response.getOutputStream();
    for (Outcome<Submission> each : read) {
      switch (each) {
        case Outcome.Ok<Submission> ok -> write(out, answers.next(), locale);
        case Outcome.Refused<Submission> no -> problem(out, null, WhyNot.of(no.refusal()), locale);
      }
    }
    out.flush();
  }

  private void write(OutputStream out, Appended answer, Locale locale) throws IOException {
    switch (answer) {
      case Appended.Receipt receipt -> {
        // The bundle goes out as it is: it was written once and is not read again.
        String front =
            "{\"id\":\""
                + receipt.id()
                + "\",\"status\":"
                + (receipt.isNew() ? 201 : 200)
                + ",\"receipt\":";
        out.write(front.getBytes(StandardCharsets.US_ASCII));
        out.write(receipt.bundle().toArray());
        out.write(END);
      }
      case Appended.Later later -> line(out, Map.of("id", later.id().hex(), "status", 202));
      case Appended.Refused refused -> problem(out, refused.id(), refused.why(), locale);
      case Appended.Unavailable down ->
          problem(out, down.id(), WhyNot.of(Refusal.of(down.code(), down.detail())), locale);
    }
  }

  private void problem(
      OutputStream out, @org.jspecify.annotations.Nullable EntryId id, WhyNot why, Locale locale)
      throws IOException {
    Problem problem =
        Problem.of(EntriesController.reasons(why), why.conflicts(), why.remainders(), locale);
    line(
        out,
        id == null
            ? Map.of("status", problem.status(), "problem", problem)
            : Map.of("id", id.hex(), "status", problem.status(), "problem", problem));
  }

  private void line(OutputStream out, Map<String, Object> members) throws IOException {
    out.write(json.writeValueAsBytes(members));
    out.write('\n');
  }
}
