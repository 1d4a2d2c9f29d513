package org.qianyin.rules.schema;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/** One code of an enumeration, as written. */
record CodeForm(SortedSet<String> codes) implements Form {

  /**
   * @param codes separated by single spaces
   */
  static CodeForm of(String codes) {
    return new CodeForm(new TreeSet<>(Arrays.asList(codes.split(" ", -1))));
  }

  @Override
  public Optional<Refusal> check(Place at, Json value) {
    return value instanceof Json.Str text && codes.contains(text.value())
        ? Optional.empty()
        : at.refuse("a code of the list", value, "write one of " + String.join(", ", codes));
  }
}
