package org.qianyin.rules.leaf;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.qianyin.proof.data.Json;

/**
 * The names of one kind of leaf, such as {@code titles/{32}} (an index below 32) or {@code
 * owners/{owners}/evidence} (an index into that list of the body). {@code *} is any one segment.
 */
record LeafName(List<String> segments) {

  private static final Pattern SLASH = Pattern.compile("/", Pattern.LITERAL);
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  static LeafName of(String template) {
    return new LeafName(split(template));
  }

  boolean matches(String name, Json.Obj body) {
    List<String> given = split(name);
    if (given.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (!matches(segments.get(i), given.get(i), body)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String wanted, String given, Json.Obj body) {
    if (!wanted.startsWith("{")) {
      return wanted.equals("*") || wanted.equals(given);
    }
    String bound = wanted.substring(1, wanted.length() - 1);
    int size = NUMBER.matcher(bound).matches() ? Integer.parseInt(bound) : body.list(bound).size();
    return INDEX.matcher(given).matches() && Integer.parseInt(given) < size;
  }

  private static List<String> split(String name) {
    return Arrays.asList(SLASH.split(name, -1));
  }
}
