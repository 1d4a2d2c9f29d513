package org.qianyin.backend.ledger;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/** The checks that need no state (ledger specification §1), signatures among them. */
public final class Admission {

  private Admission() {}

  /**
   * Reads what somebody sent, on the caller's thread.
   *
   * @param bytes exactly those that were signed
   * @param openings disclosures of ledger specification §10
   * @return a submission, or the first broken rule
   */
  public static Outcome<Submission> of(byte[] bytes, List<Json> openings) {
    return Entry.parse(bytes, Rules.types())
        .then(Admission::signed)
        .then(entry ->
            Openings.read(entry, openings).then(read -> Outcome.ok(new Submission(entry, read))));
  }

  private static Outcome<Entry> signed(Entry entry) {
    if (entry.isHead()) {
      return Outcome.refused("UNKNOWN_TYPE", "type: only the sequencer writes " + entry.type());
    }
    Optional<Refusal> forged = entry.checkSignatures();
    return forged.isPresent() ? Outcome.refused(forged.get()) : Outcome.ok(entry);
  }

  /** What an earlier run of this server had checked and made pending. */
  static Submission reread(PendingStore.Stored stored) {
    return new Submission(
        Entry.parse(stored.bytes(), Rules.types()).orThrow(),
        JsonText.openings(stored.disclosures()));
  }
}
