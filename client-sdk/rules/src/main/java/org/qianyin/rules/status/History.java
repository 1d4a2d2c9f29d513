package org.qianyin.rules.status;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qianyin.proof.entry.Subject;

/**
 * What is known of the past, as facets of the index at one checkpoint. A server gives what it has;
 * a verifier gives what its bundle proves, and nothing else.
 */
public final class History {

  private final AsOf asOf;
  private final List<String> doubts;
  private final Function<Subject, Optional<Facet>> facets;

  private History(AsOf asOf, List<String> doubts, Function<Subject, Optional<Facet>> facets) {
    this.asOf = asOf;
    this.doubts = List.copyOf(doubts);
    this.facets = facets;
  }

  /**
   * A history on which the asker relies.
   *
   * @param facets by subject; empty = not at hand, which is not the same as absent
   */
  public static History of(AsOf asOf, Function<Subject, Optional<Facet>> facets) {
    return new History(asOf, List.of(), facets);
  }

  /**
   * This history with reasons why nothing can be concluded from it: {@code INDEX_UNAUDITED}, {@code
   * STALE}, {@code NO_TRUSTED_TIME} … of the verdict on its proofs.
   */
  public History doubted(List<String> reasons) {
    return new History(asOf, reasons, facets);
  }

  public AsOf asOf() {
    return asOf;
  }

  /** Why nothing can be concluded, ascending; empty if something can. */
  public List<String> doubts() {
    return doubts;
  }

  /** What is proven of a subject. */
  public Optional<Facet> facet(Subject subject) {
    return facets.apply(subject);
  }
}
