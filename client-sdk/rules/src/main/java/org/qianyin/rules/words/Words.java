package org.qianyin.rules.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.words.Told.Line;

/**
 * Tells entries of version 1, and heads, in words: what somebody is asked to sign, or what was
 * signed. Words inform; only the bytes bind.
 */
public final class Words {

  private static final String DEFAULT_ZONE = "Asia/Shanghai";

  private final Dictionary words;
  private final Known known;

  private Words(Dictionary words, Known known) {
    this.words = words;
    this.known = known;
  }

  /**
   * @param locale Chinese, or English for any other
   */
  public static Words in(Locale locale) {
    return new Words(Dictionary.of(locale), Known.NOTHING);
  }

  /** The same with names for ids. */
  public Words knowing(Known names) {
    return new Words(words, names);
  }

  public Told tell(Entry entry) {
    return tell(entry.json());
  }

  /**
   * Tells an entry that may lack signatures still.
   *
   * @param entry an envelope whose body its type accepts
   */
  public Told tell(Json.Obj entry) {
    String type = entry.string("type");
    Json.Obj body = entry.object("body");
    Phrases phrases = new Phrases(words, known, Phrases.zone(zoneOf(body)));
    List<Line> lines = new ArrayList<>(BodyLines.of(type, body, words, phrases));
    lines.addAll(envelope(entry, phrases));
    return new Told(Sentence.of(type, entry, words, phrases), lines);
  }

  /** What a type is called, such as 许可 for {@code license.granted}; its own name if unknown. */
  public String type(String name) {
    return words.code("", "", "type", name).orElse(name);
  }

  /**
   * What a code of a member is called, such as 未使用 AI for {@code involvement} NONE; else itself.
   */
  public String code(String member, String code) {
    return words.code("", "", member, code).orElse(code);
  }

  private List<Line> envelope(Json.Obj entry, Phrases phrases) {
    List<Line> lines = new ArrayList<>();
    entry
        .optionalString("by")
        .ifPresent(by -> lines.add(line("by", phrases.text("", "", "by", by, true))));
    entry.optionalString("account").ifPresent(account -> lines.add(line("account", account)));
    entry.optionalString("doc").ifPresent(doc -> lines.add(line("doc", doc)));
    for (Json.Obj condition : entry.objects("if")) {
      lines.add(line("if", condition.string("subject") + " = " + condition.integer("n")));
    }
    if (entry.has("seen")) {
      lines.add(line("seen", Long.toString(entry.object("seen").integer("size"))));
    }
    lines.add(line("time", phrases.time(entry.string("time"))));
    lines.add(line("log", entry.string("log")));
    return lines;
  }

  private Line line(String member, String text) {
    return new Line(words.label("", "envelope", member), text);
  }

  private static String zoneOf(Json.Obj body) {
    return body.get("scope")
        .map(Json.Obj.class::cast)
        .flatMap(scope -> scope.optionalString("zone"))
        .orElse(DEFAULT_ZONE);
  }
}
