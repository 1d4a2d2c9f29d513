package org.qianyin.rules.party;

import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.body.Read;

/**
 * {@code journal.committed}.
 *
 * @param commit root of the journal that its keeper holds
 */
public record JournalCommitted(Digest commit) {

  public static final String TYPE = "journal.committed";

  public static JournalCommitted of(Entry entry) {
    return new JournalCommitted(Read.hash(Read.body(entry, TYPE), "commit"));
  }
}
