package org.qianyin.proof;

import org.qianyin.proof.data.Reason;
import org.qianyin.proof.data.Refusal;

/** How one check of a bundle ended. Never an exception, never "passed" by default. */
public sealed interface Check {

  /** What was waived by the policy, in its own words, counts as met. */
  String WAIVED = "WAIVED";

  /** The reason of a check that could not run. */
  Reason SKIPPED = new Reason("SKIPPED");

  /**
   * The rule holds.
   *
   * @param evidence on what it rests, such as {@code FULL} or {@link #WAIVED}; may be empty
   */
  record Passed(String evidence) implements Check {}

  /**
   * A rule is broken.
   *
   * @param reason stable code
   * @param detail words for a person
   */
  record Failed(Reason reason, String detail) implements Check {}

  /**
   * Nothing can be said.
   *
   * @param reason stable code
   * @param detail words for a person
   */
  record Unknown(Reason reason, String detail) implements Check {}

  static Check passed() {
    return new Passed("");
  }

  static Check passed(String evidence) {
    return new Passed(evidence);
  }

  static Check failed(Refusal refusal) {
    return new Failed(refusal.reason(), refusal.detail());
  }

  static Check failed(String code, String detail) {
    return new Failed(new Reason(code), detail);
  }

  static Check unknown(Refusal refusal) {
    return new Unknown(refusal.reason(), refusal.detail());
  }

  static Check unknown(String code, String detail) {
    return new Unknown(new Reason(code), detail);
  }

  static Check skipped() {
    return new Unknown(SKIPPED, "a check before it did not pass");
  }

  default boolean isPassed() {
    return this instanceof Passed;
  }
}
