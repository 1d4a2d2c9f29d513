package org.qianyin.backend.ledger;

import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.entry.EntryId;

/** What became of one submitted entry. */
public sealed interface Appended {

  /** The entry that this is about. */
  EntryId id();

  /**
   * It is in the log.
   *
   * @param isNew whether this call brought it
   * @param bundle {@code qianyin-proof@1}, JSON in UTF-8
   */
  record Receipt(EntryId id, boolean isNew, Bytes bundle) implements Appended {}

  /** A rule refuses it; it is not in the log. */
  record Refused(EntryId id, WhyNot why) implements Appended {}

  /** It waits its turn. No evidence of anything. */
  record Later(EntryId id) implements Appended {}

  /**
   * The ledger cannot take it now.
   *
   * @param code of the problem catalogue
   */
  record Unavailable(EntryId id, String code, String detail) implements Appended {}
}
