package org.qianyin.client;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.rules.act.Remainder;

/**
 * What a server refused, and why (RFC 9457).
 *
 * @param status of HTTP
 * @param code stable, such as {@code EXISTING_EXCLUSIVE}
 * @param title the code in words
 * @param detail names the field, the rule and the offending value
 * @param next what to do now, if the server says so
 * @param reasons all of them, where the ledger's rules give a set; each with its detail
 * @param conflicts licences that block what was asked
 * @param remainders what would be accepted in its place
 */
public record Problem(
    int status,
    String code,
    String title,
    String detail,
    Optional<String> next,
    List<Reason> reasons,
    List<Blocking> conflicts,
    List<Remainder> remainders) {
  /** One of several reasons. */
  public record Reason(String code, String detail) {}

  private static final int MAX_DEPTH = 16;

  public Problem {
    reasons = List.copyOf(reasons);
    conflicts = List.copyOf(conflicts);
    remainders = List.copyOf(remainders);
  }

  /** A problem in which no licence stands against anything. */
  public Problem(
      int status,
      String code,
      String title,
      String detail,
      Optional<String> next,
      List<Reason> reasons) {
    this(status, code, title, detail, next, reasons, List.of(), List.of());
  }

  /**
   * Reads a problem; a body that is none becomes a problem with the code {@code HTTP_<status>},
   * since proxies answer too.
   */
  static Problem read(int status, byte[] body) {
    if (Jcs.parse(body, MAX_DEPTH) instanceof Outcome.Ok<Json> read
        && read.value() instanceof Json.Obj problem
        && problem.get("code").isPresent()) {
      return of(status, problem);
    }
    return new Problem(
        status, "HTTP_" + status, "HTTP status " + status, "", Optional.empty(), List.of());
  }

  /** The problem in {@code json}; whatever is missing or of another kind is left out. */
  static Problem of(int status, Json.Obj json) {
    return new Problem(
        status,
        text(json, "code").orElse("HTTP_" + status),
        text(json, "title").orElse(""),
        text(json, "detail").orElse(""),
        text(json, "next"),
        each(json, "reasons", Problem::reason),
        each(json, "conflicts", Blocking::of),
        each(json, "remainders", Remainder::of));
  }

  private static Reason reason(Json.Obj reason) {
    return new Reason(text(reason, "code").orElse("?"), text(reason, "detail").orElse(""));
  }

  private static <T> List<T> each(Json.Obj json, String name, Function<Json.Obj, T> read) {
    List<T> all = new ArrayList<>();
    if (json.get(name).orElse(null) instanceof Json.Arr list) {
      for (Json item : list.items()) {
        try {
          if (item instanceof Json.Obj object) {
            all.add(read.apply(object));
          }
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
          // Of another kind: a newer server says more than this reader knows.
        }
      }
    }
    return all;
  }

  /** An answer that was understood and is not to be trusted: found here, not said by the server. */
  static Problem untrusted(Refusal refusal) {
    return new Problem(
        502, refusal.reason().code(), "", refusal.detail(), Optional.empty(), List.of());
  }

  /** All reason codes, or the one code of the problem. */
  public List<String> codes() {
    return reasons.isEmpty() ? List.of(code) : reasons.stream().map(Reason::code).toList();
  }

  /** What the server says in words: the detail, each reason's detail, the next step. */
  public String words() {
    List<String> parts = new ArrayList<>();
    parts.add(detail.isEmpty() ? title : detail);
    reasons.stream().map(Reason::detail).filter(d -> !d.isEmpty()).forEach(parts::add);
    next.ifPresent(parts::add);
    return String.join(" · ", new LinkedHashSet<>(parts));
  }

  private static Optional<String> text(Json.Obj json, String name) {
    return json.get(name).orElse(null) instanceof Json.Str text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
