package org.qianyin.rules.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/**
 * Where a value stands in a body or leaf, such as {@code body.scope.uses[3]}. It is written out
 * only when something is refused.
 */
public final class Place {

  static final Place BODY = root("body", "BAD_BODY");

  private static final int SHOWN = 80;

  private final @Nullable Place in;
  private final String name;
  private final int index;
  private final String code;

  private Place(@Nullable Place in, String name, int index, String code) {
    this.in = in;
    this.name = name;
    this.index = index;
    this.code = code;
  }

  /**
   * The place of a whole value.
   *
   * @param name such as {@code body} or {@code titles/0}
   * @param code reason of every refusal below
   */
  public static Place root(String name, String code) {
    return new Place(null, name, -1, code);
  }

  Place member(String member) {
    return new Place(this, member, -1, code);
  }

  Place item(int at) {
    return new Place(this, "", at, code);
  }

  /** A refusal with the place, what is wanted there, and what to do. */
  public Optional<Refusal> refuse(String rule, String next) {
    return Optional.of(Refusal.of(code, this + ": " + rule + "; " + next));
  }

  /** A refusal with the place, what is wanted there, what was found, and what to do. */
  Optional<Refusal> refuse(String want, Json found, String next) {
    return refuse("want " + want + ", got " + shown(found), next);
  }

  private static String shown(Json value) {
    if (value instanceof Json.Str text) {
      String whole = text.value();
      return '"' + (whole.length() > SHOWN ? whole.substring(0, SHOWN) + "…" : whole) + '"';
    }
    if (value instanceof Json.Int number) {
      return Long.toString(number.value());
    }
    if (value instanceof Json.Bool flag) {
      return Boolean.toString(flag.value());
    }
    return value instanceof Json.Arr ? "a list" : "an object";
  }

  @Override
  public String toString() {
    if (in == null) {
      return name;
    }
    return index < 0 ? in + "." + name : in + "[" + index + "]";
  }
}
