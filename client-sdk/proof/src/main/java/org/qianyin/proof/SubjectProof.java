package org.qianyin.proof;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.MapClaim;
import org.qianyin.proof.index.MapProof;

/**
 * What a bundle says of one subject: how many entries it has, and all, some or none of them (ledger
 * specification §11).
 *
 * @param claim count and root, or absence
 * @param map proves the claim
 * @param elements ascending by {@code n}; all with a path or all without
 */
public record SubjectProof(Subject subject, MapClaim claim, MapProof map, List<Element> elements) {

  /** How much of a subject is shown. */
  public enum Form {
    /** All entries. */
    COMPLETE,
    /** Some entries, each with a path. */
    SLICE,
    /** The number of entries alone. */
    COUNT,
    /** That there are none. */
    ABSENT
  }

  /**
   * One entry of a subject.
   *
   * @param n zero-based, less than the count
   * @param seq its index in the log, as is claimed
   * @param entry its bytes
   * @param path base64 of the sibling hashes of {@code L_n} in the subject's tree, leaf first; in a
   *     slice only
   */
  public record Element(long n, long seq, Bytes entry, Optional<List<String>> path) {
    public Element {
      path = path.map(List::copyOf);
    }
  }

  public SubjectProof {
    elements = List.copyOf(elements);
    if (!fits(claim, elements)) {
      throw new IllegalArgumentException(
          subject + ": elements are neither complete, nor a slice, nor none");
    }
  }

  /** 0 if there are none. */
  public long count() {
    return count(claim);
  }

  public Form form() {
    if (claim instanceof MapClaim.Absent) {
      return Form.ABSENT;
    }
    if (elements.isEmpty()) {
      return Form.COUNT;
    }
    return elements.get(0).path().isPresent() ? Form.SLICE : Form.COMPLETE;
  }

  /** Whether all entries of the subject are known from this, be it none. */
  public boolean isWhole() {
    return form() == Form.COMPLETE || form() == Form.ABSENT;
  }

  /** Whether elements have one of the four forms. */
  static boolean fits(MapClaim claim, List<Element> elements) {
    long count = count(claim);
    boolean slice = !elements.isEmpty() && elements.get(0).path().isPresent();
    long last = -1;
    for (Element element : elements) {
      if (element.n() <= last || element.n() >= count || element.path().isPresent() != slice) {
        return false;
      }
      last = element.n();
    }
    return slice || elements.isEmpty() || elements.size() == count;
  }

  private static long count(MapClaim claim) {
    return claim instanceof MapClaim.Present present ? present.count() : 0;
  }
}
