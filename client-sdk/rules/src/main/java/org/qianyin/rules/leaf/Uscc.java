package org.qianyin.rules.leaf;

import java.util.regex.Pattern;

/** The unified social credit code 统一社会信用代码 of Chinese organisations (GB 32100-2015). */
final class Uscc {

  private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Pattern SHAPE = Pattern.compile("[" + DIGITS + "]{18}");
  private static final int CHECKED = 17;

  private Uscc() {}

  /** Whether the code has its 18 characters and its last one checks the others (mod 31). */
  static boolean isValid(String code) {
    return SHAPE.matcher(code).matches() && code.charAt(CHECKED) == check(code);
  }

  private static char check(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < CHECKED; i++) {
      sum += DIGITS.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % DIGITS.length();
    }
    int check = (DIGITS.length() - sum % DIGITS.length()) % DIGITS.length();
    return DIGITS.charAt(check);
  }
}
