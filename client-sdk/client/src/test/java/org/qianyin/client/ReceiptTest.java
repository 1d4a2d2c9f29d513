package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Policy;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Subject;
import org.qianyin.rules.Rules;

/** What a submitter takes for a receipt: one answer of a ledger, whole and with a piece missing. */
class ReceiptTest {
  private Verifier verifier;
  private Json.Obj answer;
  private Entry mine;

  @BeforeEach
  void readTheAnswer() throws IOException {
    verifier = new Verifier(Policy.parse(file("policy")).orThrow(), Clock.systemUTC());
    answer = (Json.Obj) Jcs.parse(file("script.txt.qianyin.json"), Bundle.MAX_DEPTH).orThrow();
    mine = Entry.parse(Bundle.read(answer).orThrow().entry().toArray(), Rules.types()).orThrow();
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = ReceiptTest.class.getResourceAsStream("/example/" + name)) {
      return in.readAllBytes();
    }
  }

  private Outcome<Receipt> check(Entry sent, Json.Obj answered) {
    Bundle bundle = Bundle.read(answered).orThrow();
    return Receipt.check(sent, bundle, verifier.verify(bundle));
  }

  private Refusal refusal(Entry sent, Json.Obj answered) {
    return ((Outcome.Refused<Receipt>) check(sent, answered)).refusal();
  }

  @Test
  void takesAnAnswerThatShowsTheEntryInAllItsSubjects() {
    Receipt receipt = check(mine, answer).orThrow();
    assertThat(receipt.entry().entry()).isEqualTo(mine);
    assertThat(receipt.verdict().overall()).isNotEqualTo(Verdict.Overall.TOTAL_FAILED);
  }

  @Test
  void refusesOneThatLeavesOutAnyOfThem() {
    SortedSet<Subject> own = mine.subjects();
    assertThat(own).hasSizeGreaterThan(3);
    for (Subject subject : own) {
      List<Json> others =
          answer.list("subjects").stream()
              .filter(it -> !((Json.Obj) it).string("subject").equals(subject.text()))
              .toList();
      assertThat(others).as(subject.text()).hasSize(answer.list("subjects").size() - 1);
      Refusal refusal = refusal(mine, answer.with("subjects", new Json.Arr(others)));
      assertThat(refusal.reason().code()).as(subject.text()).isEqualTo("RECEIPT_SUBJECT");
      assertThat(refusal.detail()).contains(subject.text());
    }
  }

  @Test
  void refusesOneThatShowsTheSubjectWithoutTheEntryInIt() {
    String acts = mine.by().orElseThrow() + "/acts/2026";
    List<Json> hollow =
        answer.list("subjects").stream()
            .map(Json.Obj.class::cast)
            .<Json>map(it ->
                it.string("subject").equals(acts)
                    ? it.with("elements", new Json.Arr(List.of()))
                    : it)
            .toList();
    Refusal refusal = refusal(mine, answer.with("subjects", new Json.Arr(hollow)));
    assertThat(refusal.reason().code()).isEqualTo("RECEIPT_SUBJECT");
    assertThat(refusal.detail()).contains(acts);
  }

  @Test
  void refusesTheProofOfAnotherEntry() {
    Json.Obj other = (Json.Obj) Jcs.parse(mine.bytes(), Entry.MAX_DEPTH).orThrow();
    Json.Obj another = other.with("nonce", new Json.Str("AAAAAAAAAAAAAAAAAAAAAA"));
    Entry sent = Entry.parse(Jcs.write(another), Rules.types()).orThrow();
    assertThat(refusal(sent, answer).reason().code()).isEqualTo("RECEIPT_OTHER_ENTRY");
  }
}
