package org.qianyin.proof;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.MapClaim;

/**
 * What the index was proven to say of a subject: every element is a valid entry of this log that
 * has the subject. Whether the index is right is said by the check {@code completeness}.
 *
 * @param form how much is shown
 * @param claim how many entries there are, and their root; or none
 * @param byIndex the entries shown, by their index among those of the subject
 */
public record ProvenSubject(
    Subject subject, SubjectProof.Form form, MapClaim claim, SortedMap<Long, Sequenced> byIndex) {

  public ProvenSubject {
    byIndex = Collections.unmodifiableSortedMap(new TreeMap<>(byIndex));
  }

  /** Number of entries, 0 if absent. */
  public long count() {
    return claim instanceof MapClaim.Present present ? present.count() : 0;
  }

  /** The entries shown, in log order. */
  public List<Sequenced> elements() {
    return List.copyOf(byIndex.values());
  }

  /** Whether {@link #elements} are all entries of the subject, be it none. */
  public boolean isWhole() {
    return form == SubjectProof.Form.COMPLETE || form == SubjectProof.Form.ABSENT;
  }
}
