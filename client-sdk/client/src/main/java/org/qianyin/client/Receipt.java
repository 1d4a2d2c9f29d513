package org.qianyin.client;

import java.util.ArrayList;
import java.util.List;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Check;
import org.qianyin.proof.Finding;
import org.qianyin.proof.ProvenSubject;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.RegistrationNumber;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;

/**
 * The proof that one's own entry is in the log, checked as a submitter must (ledger specification
 * §6): at that very checkpoint the entry stands in each of its subjects.
 *
 * @param entry as it was submitted
 * @param bundle to be kept
 * @param verdict under the caller's policy; not failed, but perhaps not yet passed either: a fresh
 *     receipt is not anchored
 */
public record Receipt(Sequenced entry, Bundle bundle, Verdict verdict) {
  /**
   * Checks what a server sent back.
   *
   * @param mine the entry that was submitted
   * @return the receipt; or {@code RECEIPT_OTHER_ENTRY}, {@code RECEIPT_SUBJECT} naming the subject
   *     in which the entry is not shown, or the reason of the check that failed
   */
  public static Outcome<Receipt> check(Entry mine, Bundle bundle, Verdict verdict) {
    if (!bundle.entry().equals(Bytes.of(mine.bytes()))) {
      return Outcome.refused("RECEIPT_OTHER_ENTRY", "receipt: about another entry than was sent");
    }
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() instanceof Check.Failed failed) {
        return Outcome.refused(
            failed.reason().code(), finding.name().text() + ": " + failed.detail());
      }
    }
    if (verdict.entry().isEmpty()) {
      return Outcome.refused("RECEIPT_OTHER_ENTRY", "receipt: shows no entry in the log");
    }
    Sequenced placed = verdict.entry().get();
    for (Subject subject : missing(placed, verdict)) {
      return Outcome.refused("RECEIPT_SUBJECT", "receipt: entry not shown in subject " + subject);
    }
    return Outcome.ok(new Receipt(placed, bundle, verdict));
  }

  private static List<Subject> missing(Sequenced placed, Verdict verdict) {
    List<Subject> missing = new ArrayList<>();
    for (Subject subject : placed.entry().subjects()) {
      ProvenSubject proven = verdict.subjects().get(subject);
      if (proven == null || !proven.elements().contains(placed)) {
        missing.add(subject);
      }
    }
    return missing;
  }

  /** The number to write on paper. */
  public RegistrationNumber number() {
    return new RegistrationNumber(entry.entry().log(), entry.seq());
  }
}
