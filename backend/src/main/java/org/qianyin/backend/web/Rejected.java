package org.qianyin.backend.web;

import java.util.List;

/** Ends a request with a problem. Thrown by controllers only; below them outcomes are values. */
public final class Rejected extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem.Reason> reasons;

  /**
   * @param code of the catalogue
   * @param detail what was found
   */
  public Rejected(String code, String detail) {
    this(List.of(new Problem.Reason(code, detail)));
  }

  /**
   * @param reasons at least one, the weightiest first
   */
  public Rejected(List<Problem.Reason> reasons) {
    super(reasons.getFirst().code() + ": " + reasons.getFirst().detail());
    this.reasons = List.copyOf(reasons);
  }

  List<Problem.Reason> reasons() {
    return reasons;
  }
}
