package org.qianyin.backend.web;

import java.util.List;
import java.util.Locale;
import org.qianyin.proof.data.Json;

/** Ends a request with a problem. Thrown by controllers only; below them outcomes are values. */
public final class Rejected extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem.Reason> reasons;
  private final transient List<Json.Obj> conflicts;
  private final transient List<Json.Obj> remainders;

  /**
   * @param code of the catalogue
   * @param detail what was found
   */
  public Rejected(String code, String detail) {
    this(List.of(new Problem.Reason(code, detail)), List.of(), List.of());
  }

  /**
   * @param reasons at least one, the weightiest first
   * @param conflicts licences that block what was asked
   * @param remainders what would be accepted in its place
   */
  public Rejected(
      List<Problem.Reason> reasons, List<Json.Obj> conflicts, List<Json.Obj> remainders) {
    super(reasons.getFirst().code() + ": " + reasons.getFirst().detail());
    this.reasons = List.copyOf(reasons);
    this.conflicts = List.copyOf(conflicts);
    this.remainders = List.copyOf(remainders);
  }

  Problem problem(Locale locale) {
    return Problem.of(reasons, conflicts, remainders, locale);
  }
}
