package org.qianyin.rules.schema;

import java.util.stream.Stream;
import org.qianyin.proof.data.Json;

/**
 * Strings under a dotted path into a body, through lists too. The step {@code W} means {@code
 * works} and {@code ancestors}.
 */
final class Paths {

  private Paths() {}

  static Stream<String> strings(Json from, String path) {
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    return step(from, head)
        .flatMap(next -> dot < 0 ? leaves(next) : strings(next, path.substring(dot + 1)));
  }

  /** Every string in a value, at any depth. */
  static Stream<String> leaves(Json value) {
    if (value instanceof Json.Arr list) {
      return list.items().stream().flatMap(Paths::leaves);
    }
    if (value instanceof Json.Obj object) {
      return object.members().values().stream().flatMap(Paths::leaves);
    }
    return value instanceof Json.Str text ? Stream.of(text.value()) : Stream.empty();
  }

  private static Stream<Json> step(Json from, String name) {
    if (from instanceof Json.Arr list) {
      return list.items().stream().flatMap(item -> step(item, name));
    }
    if (!(from instanceof Json.Obj object)) {
      return Stream.empty();
    }
    return name.equals("W")
        ? Stream.concat(object.get("works").stream(), object.get("ancestors").stream())
        : object.get(name).stream();
  }
}
