package org.qianyin.proof;

import java.util.List;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;

/**
 * What the index was proven to say of a subject: every element is a valid entry of this log that
 * has the subject. Whether the index is right is said by the check {@code completeness}.
 *
 * @param form how much is shown
 * @param count number of entries, 0 if absent
 * @param elements those shown, in log order
 */
public record ProvenSubject(
    Subject subject, SubjectProof.Form form, long count, List<Sequenced> elements) {

  public ProvenSubject {
    elements = List.copyOf(elements);
  }

  /** Whether {@link #elements} are all entries of the subject, be it none. */
  public boolean isWhole() {
    return form == SubjectProof.Form.COMPLETE || form == SubjectProof.Form.ABSENT;
  }
}
