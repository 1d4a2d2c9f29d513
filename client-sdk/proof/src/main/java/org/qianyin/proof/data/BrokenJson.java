package org.qianyin.proof.data;

/** Unwinds the descent of a reader at the first broken rule; never leaves this package. */
final class BrokenJson extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  BrokenJson(String code, String detail) {
    super(detail, null, false, false); // no stack: strangers choose how often this happens
    this.refusal = Refusal.of(code, detail);
  }

  static BrokenJson notJson(String what, long position) {
    return new BrokenJson("NOT_JSON", "JSON: " + what + " at byte " + position);
  }

  Refusal refusal() {
    return refusal;
  }
}
