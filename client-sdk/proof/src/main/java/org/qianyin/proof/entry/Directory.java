package org.qianyin.proof.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qianyin.proof.data.Json;

/**
 * Leaf 0 of a commitment: the names of all others. Without it one name could be committed twice and
 * opened as suits.
 */
final class Directory {

  static final String NAME = "";
  static final int MAX_NAMES = 256;

  private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9._/-]{0,127}");

  private Directory() {}

  /** The names, if this field is the directory of a commitment with so many leaves. */
  static Optional<List<String>> of(Disclosure.Field field, int size) {
    if (!field.name().equals(NAME) || !(field.value() instanceof Json.Arr list)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (Json item : list.items()) {
      if (!(item instanceof Json.Str name)) {
        return Optional.empty();
      }
      names.add(name.value());
    }
    return names.size() + 1 == size && isValid(names) ? Optional.of(names) : Optional.empty();
  }

  /** At most 256 names of the grammar, strictly ascending. */
  static boolean isValid(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (!FIELD.matcher(names.get(i)).matches()
          || (i > 0 && names.get(i - 1).compareTo(names.get(i)) >= 0)) {
        return false;
      }
    }
    return names.size() <= MAX_NAMES;
  }
}
