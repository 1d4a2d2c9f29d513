package org.qianyin.proof.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;

/** From bytes to the one JSON object of which they are the canonical spelling. */
final class Envelope {

  private Envelope() {}

  /** The most bytes that are read for the sake of saying what is too long in them. */
  private static final int READABLE = 1 << 20;

  /** The rules from {@code ENTRY_TOO_LARGE} to {@code NOT_CANONICAL}. */
  static Outcome<Json.Obj> read(byte[] bytes) {
    if (bytes.length > Entry.MAX_BYTES) {
      boolean readable = bytes.length <= READABLE;
      return Outcome.refused(
          readable
                  && Jcs.parse(bytes, Entry.MAX_DEPTH) instanceof Outcome.Ok<Json> ok
                  && ok.value() instanceof Json.Obj entry
              ? tooLarge(bytes.length, entry)
              : tooLarge(bytes.length, Json.Obj.of(Map.of())));
    }
    return Jcs.parse(bytes, Entry.MAX_DEPTH).then(json -> canonical(json, bytes));
  }

  /**
   * @param json what the bytes spell
   */
  static Optional<Refusal> checkSize(byte[] bytes, Json.Obj json) {
    return bytes.length <= Entry.MAX_BYTES
        ? Optional.empty()
        : Optional.of(tooLarge(bytes.length, json));
  }

  private static Refusal tooLarge(int size, Json.Obj json) {
    return Refusal.of(
        "ENTRY_TOO_LARGE",
        "entry: want at most "
            + Entry.MAX_BYTES
            + " bytes, got "
            + size
            + "; "
            + LongestList.hint(json));
  }

  private static Outcome<Json.Obj> canonical(Json json, byte[] bytes) {
    if (!(json instanceof Json.Obj object)) {
      return Outcome.refused("NOT_OBJECT", "entry: want an object");
    }
    Optional<Refusal> broken = check(object);
    if (broken.isPresent()) {
      return Outcome.refused(broken.get());
    }
    return Arrays.equals(Jcs.write(object), bytes)
        ? Outcome.ok(object)
        : Outcome.refused(
            "NOT_CANONICAL", "entry: want the canonical spelling of RFC 8785, and nothing more");
  }

  /** What canonical JSON may hold but an entry may not. */
  static Optional<Refusal> check(Json.Obj object) {
    if (holdsNull(object)) {
      return Optional.of(
          Refusal.of("NULL_VALUE", "entry: leave a member out instead of setting it to null"));
    }
    return isPlain(object)
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "STRING_CHARSET",
                "entry: strings and names want U+0020 to U+007E without quote and backslash"));
  }

  private static boolean holdsNull(Json value) {
    if (value instanceof Json.Obj object) {
      for (Json member : object.members().values()) {
        if (holdsNull(member)) {
          return true;
        }
      }
    } else if (value instanceof Json.Arr list) {
      for (Json item : list.items()) {
        if (holdsNull(item)) {
          return true;
        }
      }
    }
    return value instanceof Json.Null;
  }

  private static boolean isPlain(Json value) {
    if (value instanceof Json.Str string) {
      return isPlain(string.value());
    }
    if (value instanceof Json.Obj object) {
      for (var member : object.members().entrySet()) {
        if (!isPlain(member.getKey()) || !isPlain(member.getValue())) {
          return false;
        }
      }
    } else if (value instanceof Json.Arr list) {
      for (Json item : list.items()) {
        if (!isPlain(item)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
