package org.qianyin.rules.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/**
 * Where in a body a value stands, such as {@code body.scope.uses[3]}. It is written out only when
 * something is refused.
 */
public final class Place {

  static final Place BODY = new Place(null, "body", -1);

  private static final int SHOWN = 80;

  private final @Nullable Place in;
  private final String name;
  private final int index;

  private Place(@Nullable Place in, String name, int index) {
    this.in = in;
    this.name = name;
    this.index = index;
  }

  Place member(String member) {
    return new Place(this, member, -1);
  }

  Place item(int at) {
    return new Place(this, "", at);
  }

  /** {@code BAD_BODY} with the place, what is wanted there, and what to do. */
  Optional<Refusal> refuse(String rule, String next) {
    return Optional.of(Refusal.of("BAD_BODY", this + ": " + rule + "; " + next));
  }

  /** {@code BAD_BODY} with the place, what is wanted there, what was found, and what to do. */
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
