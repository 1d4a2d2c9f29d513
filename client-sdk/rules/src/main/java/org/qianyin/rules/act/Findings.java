package org.qianyin.rules.act;

import java.util.ArrayList;
import java.util.List;
import org.qianyin.proof.data.Refusal;

/**
 * What stands against an act.
 *
 * @param reasons in the order of the specification; all of them where it asks for a set (domain
 *     specification 4.6), else the first
 * @param conflicts the licences that block it, in log order
 * @param remainders what would be accepted in its place, at most {@value #MAX_REMAINDERS}
 */
public record Findings(
    List<Refusal> reasons, List<Conflict> conflicts, List<Remainder> remainders) {

  /** The most alternatives that a refusal offers (domain specification 4.8). */
  public static final int MAX_REMAINDERS = 8;

  private static final Findings NONE = new Findings(List.of(), List.of(), List.of());

  public Findings {
    reasons = List.copyOf(reasons);
    conflicts = List.copyOf(conflicts);
    remainders = List.copyOf(remainders);
    if (remainders.size() > MAX_REMAINDERS) {
      throw new IllegalArgumentException("remainders: want at most " + MAX_REMAINDERS);
    }
  }

  /** Nothing. */
  public static Findings none() {
    return NONE;
  }

  /**
   * @param detail names field, rule and next step; no secret
   */
  public static Findings of(String code, String detail) {
    return of(Refusal.of(code, detail));
  }

  public static Findings of(Refusal reason) {
    return of(List.of(reason));
  }

  public static Findings of(List<Refusal> reasons) {
    return new Findings(reasons, List.of(), List.of());
  }

  public boolean isNone() {
    return reasons.isEmpty();
  }

  /** These reasons first, then those of {@code more}. */
  public Findings and(Findings more) {
    return new Findings(
        joined(reasons, more.reasons),
        joined(conflicts, more.conflicts),
        joined(remainders, more.remainders));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
