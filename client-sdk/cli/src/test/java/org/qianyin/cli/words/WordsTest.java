package org.qianyin.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"sentences", "help"})
  void bothLanguagesSayTheSameThings(String bundle) throws Exception {
    Properties english = read(bundle + ".properties");
    Properties chinese = read(bundle + "_zh.properties");
    assertThat(chinese.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void fillsInValuesAsTheyAre() {
    assertThat(new Words(Language.EN).of("inspect.file", "video/quicktime", 1090023L))
        .isEqualTo("  video/quicktime, 1090023 bytes");
  }

  @Test
  void theLanguageComesFromTheCommandLineThenTheEnvironment() {
    assertThat(Language.of(List.of("--lang", "zh"), Map.of("LANG", "en_US")))
        .isEqualTo(Language.ZH);
    assertThat(Language.of(List.of(), Map.of("LC_ALL", "zh_TW.UTF-8"))).isEqualTo(Language.ZH);
    assertThat(Language.of(List.of(), Map.of("LC_ALL", "de_DE", "LANG", "zh_CN")))
        .isEqualTo(Language.EN);
    assertThat(Language.of(List.of("--lang"), Map.of())).isEqualTo(Language.EN);
  }

  @Test
  void namesThatWouldMisleadAreShownByTheirNumbers() {
    assertThat(Visible.of("a\u202Eb\nc\u0007\u2028\uD800"))
        .isEqualTo("a\\u202Eb\\u000Ac\\u0007\\u2028\\uD800");
    assertThat(Visible.of("雨巷灯 第1集.mov")).isEqualTo("雨巷灯 第1集.mov");
  }

  @Test
  void everyRefusalOfTheClientHasWordsAndARowInTheDocs() throws Exception {
    Properties english = read("sentences.properties");
    Properties chinese = read("sentences_zh.properties");
    Set<String> told = new TreeSet<>();
    for (String key : english.stringPropertyNames()) {
      if (key.startsWith("refused.")) {
        told.add(key.substring("refused.".length()));
      }
    }
    String page = Files.readString(Path.of("../../docs/problems/README.md"));
    assertThat(told)
        .allSatisfy(code ->
            assertThat(page)
                .contains(
                    "| `%s` | %s<br>%s |"
                        .formatted(
                            code,
                            english.getProperty("refused." + code),
                            chinese.getProperty("refused." + code))));
    assertThat(told).containsAll(refusalsOfTheClient());
  }

  /** What the sources of the client refuse with, read as text. */
  private static Set<String> refusalsOfTheClient() throws Exception {
    Pattern refusal =
        Pattern.compile("(?:refused|Refusal\\.of|NotDone)\\(\\s*(?:[\\w.()]+,\\s*)?\"([A-Z_]+)\"");
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("../client/src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Matcher found = refusal.matcher(Files.readString(file));
        while (found.find()) {
          codes.add(found.group(1));
        }
      }
    }
    assertThat(codes).hasSizeGreaterThan(8);
    return codes;
  }

  private static Properties read(String name) throws Exception {
    Properties properties = new Properties();
    try (var in = Words.class.getResourceAsStream(name)) {
      properties.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
    }
    return properties;
  }

  private static Set<String> places(String sentence) {
    Set<String> places = new TreeSet<>();
    var found = Pattern.compile("\\{[0-9]}|%n").matcher(sentence);
    while (found.find()) {
      places.add(found.group());
    }
    return places;
  }
}
