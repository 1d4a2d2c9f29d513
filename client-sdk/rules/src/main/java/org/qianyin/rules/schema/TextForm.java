package org.qianyin.rules.schema;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/**
 * A string of one grammar.
 *
 * @param what its name, with article
 * @param write how to write one
 */
record TextForm(String what, Predicate<String> grammar, String write) implements Form {

  /** A grammar given by a regular expression over the whole string. */
  static TextForm matching(String what, String regex, String write) {
    Pattern pattern = Pattern.compile(regex);
    return new TextForm(what, text -> pattern.matcher(text).matches(), write);
  }

  @Override
  public Optional<Refusal> check(Place at, Json value) {
    return value instanceof Json.Str text && grammar.test(text.value())
        ? Optional.empty()
        : at.refuse(what, value, "write " + write);
  }
}
