package org.qianyin.rules.status;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;
import org.qianyin.proof.ProvenSubject;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.MapClaim;

/**
 * What is known of the past, as facets of the index at one checkpoint. A server gives what it has;
 * a verifier gives what its bundle proves, and nothing else.
 */
public final class History {

  /**
   * Checks that say whether the facets of a bundle may be relied on; others are about its entry.
   */
  private static final Set<CheckName> GROUNDS =
      EnumSet.of(
          CheckName.BUNDLE,
          CheckName.CHECKPOINT,
          CheckName.HEAD,
          CheckName.WITNESSES,
          CheckName.REPLAY,
          CheckName.FRESHNESS,
          CheckName.ANCHOR,
          CheckName.STAMP,
          CheckName.INDEX,
          CheckName.COMPLETENESS);

  private final Optional<AsOf> asOf;
  private final List<String> doubts;
  private final Function<Subject, Optional<Facet>> facets;

  private History(
      Optional<AsOf> asOf, List<String> doubts, Function<Subject, Optional<Facet>> facets) {
    this.asOf = asOf;
    this.doubts = List.copyOf(new TreeSet<>(doubts));
    this.facets = facets;
  }

  /**
   * A history on which the asker relies.
   *
   * @param facets by subject; empty = not at hand, which is not the same as absent
   */
  public static History of(AsOf asOf, Function<Subject, Optional<Facet>> facets) {
    return new History(Optional.of(asOf), List.of(), facets);
  }

  /**
   * What a bundle proved under a policy. Where a check failed, or one on which the facets rest is
   * unknown, its reason is a doubt, and nothing will be concluded.
   */
  public static History of(Verdict verdict) {
    List<String> doubts = new ArrayList<>();
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() instanceof Check.Failed failed) {
        doubts.add(failed.reason().code());
      } else if (finding.outcome() instanceof Check.Unknown unknown
          && GROUNDS.contains(finding.name())) {
        doubts.add(unknown.reason().code());
      }
    }
    return new History(
        AsOf.of(verdict),
        doubts,
        subject -> Optional.ofNullable(verdict.subjects().get(subject)).map(History::facet));
  }

  private static Facet facet(ProvenSubject proven) {
    return new Facet(
        proven.subject(),
        proven.count(),
        proven.claim() instanceof MapClaim.Present present
            ? Optional.of(present.root())
            : Optional.empty(),
        proven.byIndex());
  }

  /**
   * This history with reasons why nothing can be concluded from it, such as {@code STALE}, in
   * addition to those that it has.
   */
  public History doubted(List<String> reasons) {
    List<String> all = new ArrayList<>(doubts);
    all.addAll(reasons);
    return new History(asOf, all, facets);
  }

  /** The checkpoint up to which it reaches; empty if none was proven. */
  public Optional<AsOf> asOf() {
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
