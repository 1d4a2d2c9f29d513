package org.qianyin.proof.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The one spelling of an instant in entries: {@code YYYY-MM-DDThh:mm:ss.sssZ}, a real date from
 * 1970, always three fraction digits, no leap second (ledger specification §1).
 */
public final class UtcTime {

  private static final String SHAPE = "0000-00-00T00:00:00.000Z";
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private UtcTime() {}

  public static boolean isValid(String text) {
    if (text.length() != SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      char c = text.charAt(i);
      if (SHAPE.charAt(i) == '0' ? c < '0' || c > '9' : c != SHAPE.charAt(i)) {
        return false;
      }
    }
    return isDate(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
        && number(text, 11, 13) < 24
        && number(text, 14, 16) < 60
        && number(text, 17, 19) < 60;
  }

  /**
   * The instant, millisecond precision.
   *
   * @throws IllegalArgumentException if {@link #isValid} says no
   */
  public static Instant parse(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "time: want YYYY-MM-DDThh:mm:ss.sssZ from 1970, got " + text);
    }
    return Instant.parse(text);
  }

  /** The one spelling; what is finer than a millisecond is cut off. */
  public static String write(Instant time) {
    String text = FORM.format(time);
    if (!isValid(text)) {
      throw new IllegalArgumentException("time: want 1970-01-01 to 9999-12-31, got " + time);
    }
    return text;
  }

  private static boolean isDate(int year, int month, int day) {
    return year >= 1970
        && month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth());
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }
}
