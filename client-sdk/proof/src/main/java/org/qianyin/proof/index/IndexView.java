package org.qianyin.proof.index;

import org.qianyin.proof.entry.Subject;

/** The index as of one head: what is asked of it to make proofs. */
public interface IndexView {

  /** All entries of a subject; {@link SubjectLog#EMPTY} if it has none. */
  SubjectLog log(Subject subject);

  /** Proves in the head's map that the subject has this log, or none. */
  MapProof prove(Subject subject);
}
