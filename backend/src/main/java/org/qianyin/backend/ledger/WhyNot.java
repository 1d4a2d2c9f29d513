package org.qianyin.backend.ledger;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.rules.act.Conflict;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.Remainder;

/**
 * Why an entry is not in the log.
 *
 * @param reasons at least one, the weightiest first
 * @param conflicts licences that block it, as problems show them; those after the first {@value
 *     #MOST_CONFLICTS} are left out
 * @param remainders what would be accepted in its place, as members of a body
 */
public record WhyNot(List<Refusal> reasons, List<Json.Obj> conflicts, List<Json.Obj> remainders) {

  static final int MOST_CONFLICTS = 32;

  public WhyNot {
    reasons = List.copyOf(reasons);
    conflicts = List.copyOf(conflicts);
    remainders = List.copyOf(remainders);
  }

  /** A refusal in which no licence stands against anything. */
  public static WhyNot of(Refusal reason) {
    return new WhyNot(List.of(reason), List.of(), List.of());
  }

  static WhyNot of(Findings findings) {
    return new WhyNot(
        findings.reasons(),
        findings.conflicts().stream().limit(MOST_CONFLICTS).map(Conflict::toJson).toList(),
        findings.remainders().stream().map(Remainder::toJson).flatMap(Optional::stream).toList());
  }
}
