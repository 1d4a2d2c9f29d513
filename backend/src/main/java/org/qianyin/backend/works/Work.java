package org.qianyin.backend.works;

import java.time.Instant;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;

/**
 * A work as the log told it at one size of its tree.
 *
 * @param seq of its registration
 * @param regno registration number
 * @param loggedAt log time of its registration
 * @param number of a season or episode
 * @param above the work that it is part or version of
 * @param titles commitment that the titles which stand now were signed under
 * @param body of its registration, with all amendments
 * @param published fields that were opened to the public, by name: those that stand now
 * @param withdrawn whether no new dispositions of it are taken
 */
public record Work(
    EntryId id,
    long seq,
    String regno,
    Instant loggedAt,
    String kind,
    Optional<Long> number,
    Optional<Above> above,
    Digest titles,
    Json.Obj body,
    Json.Obj published,
    boolean withdrawn) {

  /**
   * What a reader wants to know of the work above without asking for it.
   *
   * @param number of a season or episode
   */
  public record Above(EntryId id, String regno, String kind, Optional<Long> number) {}

  /** The original title, if it is published. */
  public Optional<String> title() {
    return text("titles/0", "text");
  }

  /**
   * A text inside a published field; empty if it is withheld.
   *
   * @param name of the field, such as {@code titles/0}
   * @param member of its value, such as {@code text}
   */
  public Optional<String> text(String name, String member) {
    return published
        .get(name)
        .filter(Json.Obj.class::isInstance)
        .flatMap(value -> ((Json.Obj) value).get(member))
        .filter(Json.Str.class::isInstance)
        .map(value -> ((Json.Str) value).value());
  }

  /** A published field that is a text; empty if it is withheld. */
  public Optional<String> text(String name) {
    return published
        .get(name)
        .filter(Json.Str.class::isInstance)
        .map(value -> ((Json.Str) value).value());
  }

  /** {@code REGISTERED} or {@code WITHDRAWN}. */
  public String status() {
    return withdrawn ? "WITHDRAWN" : "REGISTERED";
  }

  Work withdrawnNow() {
    return new Work(id, seq, regno, loggedAt, kind, number, above, titles, body, published, true);
  }
}
