package org.qianyin.rules.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.LedgerVectors;
import org.qianyin.rules.Rules;

class WordsTest {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,}");
  private static final Pattern HAN = Pattern.compile(".*\\p{IsHan}.*");
  private static final Locale ZH = Locale.forLanguageTag("zh-CN");

  static List<LedgerVectors.Case> entries() {
    return LedgerVectors.read("bodies.json", "cases").stream()
        .filter(given -> given.reason().isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void tellsEveryMemberAndEveryCodeInBothLanguages(LedgerVectors.Case given) {
    Entry entry = Entry.parse(given.bytes(), Rules.types()).orThrow();
    Told zh = Words.in(ZH).tell(entry);
    Told en = Words.in(Locale.ENGLISH).tell(entry);
    assertThat(zh.sentence()).matches(HAN).doesNotContain("{").endsWith("。");
    assertThat(en.sentence()).doesNotMatch(HAN).doesNotContain("{").endsWith(".");
    assertThat(zh.lines()).allSatisfy(line -> assertThat(line.label()).matches(HAN));
    assertThat(en.lines()).allSatisfy(line -> assertThat(line.label()).doesNotMatch(HAN));
    assertThat(zh.lines()).hasSameSizeAs(en.lines());
    assertThat(zh.lines()).allSatisfy(line -> assertThat(line.text()).isNotBlank());
    assertThat(untold(entry.type(), "", "", entry.body())).isEmpty();
  }

  @Test
  void tellsEveryTypeOfVersionOne() {
    assertThat(Rules.typeNames())
        .allSatisfy(type -> assertThat(Words.in(ZH).type(type)).matches(HAN))
        .allSatisfy(type -> assertThat(Dictionary.of(ZH).find("sentence." + type)).isPresent());
  }

  @Test
  void hasTheSameWordsInBothLanguages() {
    assertThat(bundle(Locale.SIMPLIFIED_CHINESE).keySet())
        .isEqualTo(bundle(Locale.ENGLISH).keySet());
    for (String key : bundle(Locale.ENGLISH).keySet()) {
      assertThat(places(Locale.SIMPLIFIED_CHINESE, key))
          .as(key)
          .containsExactlyInAnyOrderElementsOf(places(Locale.ENGLISH, key));
    }
  }

  @Test
  void saysInOneSentenceWhatALicenceGrants() {
    Entry grant = entry("license.granted: minimal");
    assertThat(Words.in(ZH).tell(grant).sentence())
        .isEqualTo(
            "party:32952010… 许可 party:99a40707… 使用作品 f717c2b1…：专有（独占）许可：机械表演、院线放映；"
                + "法国、韩国、中国台湾、美国；2026-10-01 至 保护期届满（Asia/Shanghai）。");
    assertThat(Words.in(Locale.FRENCH).tell(grant).sentence())
        .isEqualTo(
            "party:32952010… licenses work f717c2b1… to party:99a40707…: exclusive: public playing,"
                + " theatrical release; France, South Korea, Taiwan, China, United States;"
                + " 2026-10-01 to the end of protection (Asia/Shanghai).");
  }

  @Test
  void showsIdsInFullInTheLinesAndNamesBesideThem() {
    Entry grant = entry("license.granted: minimal");
    String licensee = grant.body().string("licensee");
    Words words =
        Words.in(Locale.ENGLISH)
            .knowing(id -> id.equals(licensee) ? Optional.of("Buyer Ltd") : Optional.empty());
    Told told = words.tell(grant);
    assertThat(told.lines()).contains(new Told.Line("licensee", "Buyer Ltd (" + licensee + ")"));
    assertThat(told.sentence()).contains("to Buyer Ltd (party:99a40707…)");
  }

  @Test
  void tellsAnEntryThatNobodyHasSignedYet() {
    Json.Obj draft = entry("key.rotated: minimal").json().without("sigs");
    assertThat(Words.in(Locale.ENGLISH).tell(draft).lines())
        .contains(new Told.Line("hashes of the next keys", "none"));
  }

  @Test
  void tellsAHead() {
    Json.Obj body =
        Json.Obj.of(
            Map.of(
                "map", new Json.Str("a".repeat(64)),
                "prev", new Json.Int(-1),
                "rules", new Json.Int(1),
                "size", new Json.Int(41)));
    Json.Obj head =
        Json.Obj.of(
            Map.of(
                "type", new Json.Str("index.head"),
                "body", body,
                "log", new Json.Str("ledger.example.org/tiny"),
                "time", new Json.Str("2026-09-21T14:13:20.000Z")));
    assertThat(Words.in(Locale.ENGLISH).tell(head).sentence())
        .isEqualTo("Head of the index: its map covers all 41 entries before it.");
  }

  /** Codes of a body for which a language has no word. */
  private static List<String> untold(String type, String parent, String member, Json value) {
    if (value instanceof Json.Obj object) {
      return object.members().entrySet().stream()
          .flatMap(next -> untold(type, member, next.getKey(), next.getValue()).stream())
          .toList();
    }
    if (value instanceof Json.Arr list) {
      return list.items().stream()
          .flatMap(item -> untold(type, parent, member, item).stream())
          .toList();
    }
    if (!(value instanceof Json.Str text)
        || !CODE.matcher(text.value()).matches()
        || member.equals("zone")) {
      return List.of();
    }
    return Stream.of(ZH, Locale.ENGLISH)
        .filter(locale -> Dictionary.of(locale).code(type, parent, member, text.value()).isEmpty())
        .map(locale -> type + "." + parent + "." + member + "." + text.value())
        .toList();
  }

  private static List<String> places(Locale locale, String key) {
    return Pattern.compile("\\{[^}]+}")
        .matcher(bundle(locale).getString(key))
        .results()
        .map(place -> place.group())
        .toList();
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "org.qianyin.rules.words.entries",
        locale,
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  private static Entry entry(String name) {
    return entries().stream()
        .filter(given -> given.name().equals(name))
        .map(given -> Entry.parse(given.bytes(), Rules.types()).orThrow())
        .findFirst()
        .orElseThrow();
  }
}
