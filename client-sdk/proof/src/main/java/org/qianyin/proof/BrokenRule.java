package org.qianyin.proof;

import org.qianyin.proof.data.Outcome;

/** Unwinds a reader from the place that breaks a rule; never leaves the reader. */
final class BrokenRule extends Exception {

  private static final long serialVersionUID = 1L;

  private final String rule;

  BrokenRule(String rule) {
    super(rule, null, false, false);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }

  static void need(boolean holds, String rule) throws BrokenRule {
    if (!holds) {
      throw new BrokenRule(rule);
    }
  }

  /** The value, or the rule that it broke. */
  static <T> T orBreak(Outcome<T> outcome) throws BrokenRule {
    if (outcome instanceof Outcome.Refused<T> refused) {
      throw new BrokenRule(refused.refusal().detail());
    }
    return outcome.orThrow();
  }
}
