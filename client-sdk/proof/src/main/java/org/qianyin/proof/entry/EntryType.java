package org.qianyin.proof.entry;

import java.util.Optional;
import java.util.SortedSet;
import org.qianyin.proof.data.Refusal;

/** What one (type, v) means to the envelope; stateless. Implemented by {@code rules}. */
public interface EntryType {

  /**
   * Checks the body against its closed schema, and what the type asks of the envelope ({@code doc},
   * {@code account}).
   *
   * @return the first broken rule ({@code BAD_BODY}, or {@code BAD_KEY} for a multikey inside), or
   *     empty
   */
  Optional<Refusal> check(Entry entry);

  /**
   * {@code subjects(entry)} of ledger specification §3 without {@code party:P/acts/Y}, which is
   * added for every type. A function of the entry's bytes alone; frozen for each (type, v).
   *
   * @param entry one that {@link #check} accepted
   * @return ascending, without duplicates
   */
  SortedSet<Subject> subjects(Entry entry);
}
