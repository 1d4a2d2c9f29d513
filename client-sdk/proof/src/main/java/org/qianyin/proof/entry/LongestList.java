package org.qianyin.proof.entry;

import java.util.List;
import org.qianyin.proof.data.Json;

/**
 * What the author of an entry that holds too much can shorten (bodies-v1 specification §1).
 *
 * @param path such as {@code body.works}
 * @param items of it
 */
record LongestList(String path, int items) {

  private static final String WAY_OUT =
      "name the series instead of its episodes, a manifest instead of files, or make a second"
          + " licence";

  /** What to do, and where. */
  static String hint(Json.Obj entry) {
    LongestList longest =
        entry.get("body").map(body -> in("body", body)).orElse(new LongestList("", 0));
    return longest.items < 2
        ? WAY_OUT
        : "the longest list is " + longest.path + " with " + longest.items + " items: " + WAY_OUT;
  }

  private static LongestList in(String path, Json value) {
    LongestList longest = new LongestList(path, 0);
    if (value instanceof Json.Obj object) {
      for (var member : object.members().entrySet()) {
        longest = longest.or(in(path + "." + member.getKey(), member.getValue()));
      }
    } else if (value instanceof Json.Arr list) {
      List<Json> items = list.items();
      longest = new LongestList(path, items.size());
      for (int i = 0; i < items.size(); i++) {
        longest = longest.or(in(path + "[" + i + "]", items.get(i)));
      }
    }
    return longest;
  }

  private LongestList or(LongestList other) {
    return other.items > items ? other : this;
  }
}
