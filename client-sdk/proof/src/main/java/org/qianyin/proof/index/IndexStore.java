package org.qianyin.proof.index;

import java.util.Collection;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Subject;

/**
 * Where the index of a log is kept while entries come (ledger specification §12): a cache, which
 * replay makes anew. One thread appends; snapshots may be read by any.
 */
public interface IndexStore {

  /** Posts one entry to its subjects. Entries come in the order of the log. */
  void append(SubjectLog.Element element, Collection<Subject> subjects);

  /** The index of everything appended so far. */
  Snapshot snapshot();

  /** The index at one moment; stays what it is. */
  interface Snapshot extends IndexView {

    /** Root of the map over all subjects: what a head says of the index. */
    Digest root();
  }
}
