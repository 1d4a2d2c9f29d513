package org.qianyin.backend.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it is sent (RFC 9457).
 *
 * @param type path of the page that explains the code
 * @param title in the language of the reader
 * @param status HTTP status
 * @param detail what was found, names the field and the offending value; never a secret
 * @param code stable code
 * @param rule the text that the rule stands in
 * @param next what to do now, in the language of the reader
 * @param reasons all reasons, where rules give a set; else null
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String rule,
    String next,
    @Nullable List<Reason> reasons) {

  /** One reason of several. */
  public record Reason(String code, String detail) {}

  /** A problem of one reason. */
  public static Problem of(String code, String detail, Locale locale) {
    ProblemKind kind = ProblemCatalogue.kind(code);
    return new Problem(
        kind.type(),
        kind.title().in(locale),
        kind.status(),
        detail,
        code,
        kind.rule(),
        kind.next().in(locale),
        null);
  }

  /**
   * A problem of several reasons: the first decides code and status.
   *
   * @param reasons at least one
   */
  public static Problem of(List<Reason> reasons, Locale locale) {
    Problem first = of(reasons.getFirst().code(), reasons.getFirst().detail(), locale);
    return reasons.size() == 1
        ? first
        : new Problem(
            first.type,
            first.title,
            first.status,
            first.detail,
            first.code,
            first.rule,
            first.next,
            List.copyOf(reasons));
  }
}
