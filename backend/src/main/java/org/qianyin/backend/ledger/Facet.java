package org.qianyin.backend.ledger;

import org.qianyin.proof.entry.Subject;

/**
 * A subject that a bundle shall show.
 *
 * @param form how much of it; a subject without entries is always proven absent
 */
public record Facet(Subject subject, Form form) implements Comparable<Facet> {

  /** How much of a subject a bundle shows (ledger specification §11). */
  public enum Form {
    /** That there are so many, and none of them. */
    COUNT,
    /**
     * Those that a question is about: the bundle's own entry, and the first for {@code content:}.
     */
    SLICE,
    /** All. */
    COMPLETE
  }

  public static Facet complete(Subject subject) {
    return new Facet(subject, Form.COMPLETE);
  }

  public static Facet count(Subject subject) {
    return new Facet(subject, Form.COUNT);
  }

  @Override
  public int compareTo(Facet other) {
    return subject.compareTo(other.subject);
  }
}
