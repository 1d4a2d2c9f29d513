package org.qianyin.rules.schema;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Real dates, each in its one spelling (bodies-v1 specification §2). */
final class Dates {

  private static final Pattern DATE = Pattern.compile("[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?");
  private static final int DATE_LENGTH = 10;
  private static final int MONTH_LENGTH = 7;

  private Dates() {}

  /** {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}, a real one, year 1000–9999. */
  static boolean isDate(String text) {
    return DATE.matcher(text).matches()
        && switch (text.length()) {
          case DATE_LENGTH -> isDay(text);
          case MONTH_LENGTH -> isMonth(text);
          default -> true;
        };
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isMonth(String text) {
    try {
      YearMonth.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
