package org.qianyin.rules.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.words.Told.Line;

/** Every member of a body, each on a line of its own. */
final class BodyLines {

  /** What people ask for first; the rest follows by name. */
  private static final List<String> READING_ORDER =
      List.of(
          "work",
          "works",
          "ancestors",
          "license",
          "licensor",
          "licensee",
          "payer",
          "payee",
          "from",
          "to",
          "pledgors",
          "pledgee",
          "kind",
          "category",
          "nature",
          "version",
          "number",
          "partOf",
          "versionOf",
          "owners",
          "ownershipType",
          "coOwnership",
          "rightsHeld",
          "scope",
          "exclusivity",
          "uses",
          "rights",
          "territories",
          "languages",
          "channels",
          "start",
          "end",
          "zone",
          "direction",
          "completed",
          "publication",
          "files",
          "manifest",
          "derives",
          "ai",
          "aiTraining",
          "encumbrances");

  private static final Set<String> BOXES = Set.of("holdbacks", "exploit");

  private final String type;
  private final Dictionary words;
  private final Phrases phrases;
  private final List<Line> lines = new ArrayList<>();

  private BodyLines(String type, Dictionary words, Phrases phrases) {
    this.type = type;
    this.words = words;
    this.phrases = phrases;
  }

  static List<Line> of(String type, Json.Obj body, Dictionary words, Phrases phrases) {
    BodyLines all = new BodyLines(type, words, phrases);
    all.members("", "", body);
    return all.lines;
  }

  private void members(String prefix, String parent, Json.Obj object) {
    object.members().entrySet().stream()
        .sorted(Comparator.comparing(member -> rank(member.getKey())))
        .forEach(member -> member(prefix, parent, member));
  }

  private void member(String prefix, String parent, Map.Entry<String, Json> member) {
    String name = member.getKey();
    Json value = member.getValue();
    String label = prefix + words.label(type, parent, name);
    if (value instanceof Json.Obj object && !isSet(object) && !BOXES.contains(name)) {
      members(label + " · ", name, object);
    } else if (value instanceof Json.Arr list && holdsObjects(list)) {
      items(label, parent, name, list);
    } else {
      lines.add(new Line(label, phrase(parent, name, value)));
    }
  }

  private void items(String label, String parent, String name, Json.Arr list) {
    int count = list.items().size();
    for (int i = 0; i < count; i++) {
      String numbered = count == 1 ? label : label + " " + (i + 1);
      lines.add(new Line(numbered, phrase(parent, name, list.items().get(i))));
    }
  }

  private String phrase(String parent, String name, Json value) {
    if (value instanceof Json.Str text) {
      return phrases.text(type, parent, name, text.value(), true);
    }
    if (value instanceof Json.Int number) {
      return phrases.number(parent, name, number.value());
    }
    if (value instanceof Json.Bool flag) {
      return phrases.flag(flag.value());
    }
    if (value instanceof Json.Arr list) {
      return list.items().isEmpty()
          ? words.get("none")
          : phrases.joined(list.items().stream().map(item -> phrase(parent, name, item)));
    }
    return value instanceof Json.Obj object ? objectPhrase(name, object) : "";
  }

  private String objectPhrase(String name, Json.Obj object) {
    if (isSet(object)) {
      return phrases.set(name, object);
    }
    if (BOXES.contains(name)) {
      return phrases.box(object);
    }
    return phrases.joined(
        object.members().entrySet().stream()
            .sorted(Comparator.comparing(member -> rank(member.getKey())))
            .map(member ->
                words.label(type, name, member.getKey())
                    + " "
                    + phrase(name, member.getKey(), member.getValue())));
  }

  private static String rank(String name) {
    int place = READING_ORDER.indexOf(name);
    return place < 0 ? "~" + name : String.format("%03d", place);
  }

  private static boolean isSet(Json.Obj object) {
    return object.has("in");
  }

  private static boolean holdsObjects(Json.Arr list) {
    return !list.items().isEmpty() && list.items().get(0) instanceof Json.Obj;
  }
}
