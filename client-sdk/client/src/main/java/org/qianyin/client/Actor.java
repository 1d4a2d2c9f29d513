package org.qianyin.client;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.EntryDraftBuilder;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.Signer;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.rules.Rules;

/**
 * Makes entries for one log, each of which names the newest checkpoint that was verified: so every
 * signer is a witness.
 *
 * @param log origin
 * @param seen a checkpoint of this log, opened under the caller's policy
 */
public record Actor(String log, Checkpoint seen, Clock clock, SecureRandom random) {
  /**
   * Words an entry that nobody has signed yet.
   *
   * @param by who acts; empty only for {@code party.registered}
   * @param doc what stays beside the log
   * @return the draft, or the first rule that it breaks
   */
  public Outcome<EntryDraft> draft(
      String type, Optional<PartyId> by, Json.Obj body, Optional<DocCommitment> doc) {
    EntryDraftBuilder builder =
        EntryDraft.of(type, 1, log)
            .body(body)
            .time(clock.instant())
            .nonce(random)
            .seen(new Entry.Seen(seen.size(), seen.root()));
    by.ifPresent(builder::by);
    doc.ifPresent(commitment -> builder.doc(commitment.root()));
    return builder
        .build()
        .then(draft ->
            draft.check(Rules.types()).map(Outcome::<EntryDraft>refused).orElse(Outcome.ok(draft)));
  }

  /** Commits to texts, with fresh salts; empty if there are none. */
  public Optional<DocCommitment> commit(Map<String, Json> leaves) {
    return leaves.isEmpty() ? Optional.empty() : Optional.of(DocCommitment.of(leaves, random));
  }

  /**
   * Signs with every key and completes the entry.
   *
   * @return the entry, or the first rule that it breaks
   */
  public static Outcome<Entry> sign(EntryDraft draft, List<? extends Signer> keys) {
    EntryDraft signed = draft;
    for (Signer key : keys) {
      signed = signed.sign(key);
    }
    return signed.complete(Rules.types());
  }
}
