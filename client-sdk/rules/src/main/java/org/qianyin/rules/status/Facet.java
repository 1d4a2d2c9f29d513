package org.qianyin.rules.status;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;

/**
 * What is proven of one subject of the index.
 *
 * @param count how many entries it has
 * @param root root of its entries, present exactly if there are any
 * @param elements those that are at hand, by their index among the entries of the subject
 */
public record Facet(
    Subject subject, long count, Optional<Digest> root, SortedMap<Long, Sequenced> elements) {

  public Facet {
    elements = Collections.unmodifiableSortedMap(new TreeMap<>(elements));
    if (root.isPresent() != (count > 0) || elements.size() > count) {
      throw new IllegalArgumentException("facet: count, root and elements do not fit");
    }
  }

  /** A subject without entries. */
  public static Facet absent(Subject subject) {
    return new Facet(subject, 0, Optional.empty(), new TreeMap<>());
  }

  /** This facet with some of its elements. */
  Facet only(SortedMap<Long, Sequenced> some) {
    return new Facet(subject, count, root, some);
  }

  /** Whether every entry of the subject is at hand. */
  public boolean isComplete() {
    return elements.size() == count;
  }
}
