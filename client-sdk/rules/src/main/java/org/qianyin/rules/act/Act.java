package org.qianyin.rules.act;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

/**
 * An entry at the place where it would stand.
 *
 * @param seq index of its leaf
 * @param logTime time of the head after it (ledger specification §5)
 * @param consenting every party that speaks in it: {@code by}, though a delegate may sign for it,
 *     and all further signers
 */
public record Act(long seq, Instant logTime, Entry entry, SortedSet<PartyId> consenting) {

  public Act {
    consenting = Collections.unmodifiableSortedSet(new TreeSet<>(consenting));
  }

  /** The id of the entry, and of what it makes. */
  public EntryId id() {
    return entry.id();
  }

  /**
   * Who acts.
   *
   * @throws IllegalStateException for a type without {@code by}
   */
  public PartyId by() {
    return entry
        .by()
        .orElseThrow(() -> new IllegalStateException(entry.type() + " has no acting party"));
  }
}
