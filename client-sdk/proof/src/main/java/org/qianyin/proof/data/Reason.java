package org.qianyin.proof.data;

/**
 * A stable code that names the rule which was broken, such as {@code BAD_SIGNATURE}. Codes are
 * added, never renamed (ledger specification §1, §2, §11).
 *
 * @param code {@code [A-Z][A-Z0-9_]*}
 */
public record Reason(String code) {

  public Reason {
    if (!code.matches("[A-Z][A-Z0-9_]{0,63}")) {
      throw new IllegalArgumentException("reason code: want [A-Z][A-Z0-9_]*, got " + code);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
