package org.qianyin.rules.words;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qianyin.proof.data.Json;

/** What an entry does, in one sentence: a pattern of its type with members in their places. */
final class Sentence {

  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z.]+)}");
  private static final int NAMED = 3;

  private final String type;
  private final Json.Obj entry;
  private final Dictionary words;
  private final Phrases phrases;

  private Sentence(String type, Json.Obj entry, Dictionary words, Phrases phrases) {
    this.type = type;
    this.entry = entry;
    this.words = words;
    this.phrases = phrases;
  }

  static String of(String type, Json.Obj entry, Dictionary words, Phrases phrases) {
    Sentence sentence = new Sentence(type, entry, words, phrases);
    return PLACE
        .matcher(words.find("sentence." + type).orElse(type))
        .replaceAll(place -> Matcher.quoteReplacement(sentence.fill(place.group(1))));
  }

  private String fill(String path) {
    if (path.equals("by")) {
      return text("", "by", entry.string("by"));
    }
    int dot = path.indexOf('.');
    Json.Obj body = entry.object("body");
    if (dot < 0) {
      return body.get(path).map(value -> phrase("", path, value)).orElseGet(() -> absent(path));
    }
    String parent = path.substring(0, dot);
    String member = path.substring(dot + 1);
    return body.object(parent)
        .get(member)
        .map(value -> phrase(parent, member, value))
        .orElseGet(() -> absent(path));
  }

  private String phrase(String parent, String member, Json value) {
    if (value instanceof Json.Arr list) {
      return list(parent, member, list.items());
    }
    if (value instanceof Json.Obj object) {
      return object.has("in") ? phrases.set(member, object) : phrases.scope(object);
    }
    return value instanceof Json.Str string
        ? text(parent, member, string.value())
        : phrases.number(parent, member, ((Json.Int) value).value());
  }

  private String list(String parent, String member, List<Json> items) {
    Stream<String> named =
        items.stream()
            .map(item ->
                item instanceof Json.Obj line ? line.string("party") : ((Json.Str) item).value())
            .map(value -> text(parent, member, value))
            .limit(NAMED);
    String shown = phrases.joined(named);
    if (items.size() > NAMED) {
      shown =
          words
              .get("more")
              .replace("{shown}", shown)
              .replace("{count}", Integer.toString(items.size()));
    }
    return member.equals("works")
        ? words.get(items.size() == 1 ? "works.one" : "works.many").replace("{shown}", shown)
        : shown;
  }

  private String text(String parent, String member, String value) {
    return phrases.text(type, parent, member, value, false);
  }

  private String absent(String path) {
    return words.get("absent." + path);
  }
}
