package org.qianyin.backend.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Json;

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
 * @param conflicts licences that block what was asked; null if none does
 * @param remainders what would be accepted in its place; null if nothing is offered
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String rule,
    String next,
    @Nullable List<Reason> reasons,
    @Nullable List<Json.Obj> conflicts,
    @Nullable List<Json.Obj> remainders) {

  /** One reason of several. */
  public record Reason(String code, String detail) {}

  /** A problem of one reason. */
  public static Problem of(String code, String detail, Locale locale) {
    return of(List.of(new Reason(code, detail)), List.of(), List.of(), locale);
  }

  /**
   * A problem of several reasons: the first decides code and status.
   *
   * @param reasons at least one
   */
  public static Problem of(
      List<Reason> reasons, List<Json.Obj> conflicts, List<Json.Obj> remainders, Locale locale) {
    Reason first = reasons.getFirst();
    ProblemKind kind = ProblemCatalogue.kind(first.code());
    return new Problem(
        kind.type(),
        kind.title().in(locale),
        kind.status(),
        first.detail(),
        first.code(),
        kind.rule(),
        kind.next().in(locale),
        reasons.size() == 1 ? null : List.copyOf(reasons),
        conflicts.isEmpty() ? null : List.copyOf(conflicts),
        remainders.isEmpty() ? null : List.copyOf(remainders));
  }
}
