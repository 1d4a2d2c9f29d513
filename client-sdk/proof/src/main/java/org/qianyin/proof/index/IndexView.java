package org.qianyin.proof.index;

import org.qianyin.proof.entry.Subject;

/** The index as of one head: what is asked of it to make proofs. */
public interface IndexView {

  /** All entries of a subject; {@link SubjectLog#EMPTY} if it has none. */
  SubjectLog log(Subject subject);

  /** What the head's map holds for the subject: count and root of its log, or absence. */
  MapClaim claim(Subject subject);

  /** Proves {@link #claim}. */
  MapProof prove(Subject subject);
}
