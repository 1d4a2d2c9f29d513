package org.qianyin.proof.data;

import java.util.regex.Pattern;

/**
 * A stable code that names the rule which was broken, such as {@code BAD_SIGNATURE}. Codes are
 * added, never renamed (ledger specification §1, §2, §11).
 *
 * @param code {@code [A-Z][A-Z0-9_]*}
 */
public record Reason(String code) {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  public Reason {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("reason code: want [A-Z][A-Z0-9_]*, got " + code);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
