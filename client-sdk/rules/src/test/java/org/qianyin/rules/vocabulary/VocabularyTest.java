package org.qianyin.rules.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

  @Test
  void everyUseStandsUnderOneKnownRight() {
    assertThat(Use.all()).hasSize(59);
    assertThat(Use.all().values()).allMatch(use -> Right.find(use.right()).isPresent());
    assertThat(Right.all()).hasSize(14);
  }

  @Test
  void aiTrainingHasAFacetOfItsOwn() {
    assertThat(Use.under("ai"))
        .containsExactly("ai.finetune", "ai.index", "ai.reference", "ai.train", "textdata.mining");
    assertThat(Use.under("other")).isEmpty();
  }

  @Test
  void rightsOfUsesAreASet() {
    assertThat(Use.rightsOf(List.of("svod", "avod", "webcast", "nothing")))
        .containsExactly("broadcasting", "network");
  }

  @Test
  void theFourOfChinaHaveTheirOwnLabels() {
    assertThat(
            List.of("CN", "HK", "MO", "TW").stream().map(it -> Territory.name(it, Locale.CHINESE)))
        .containsExactly("中国内地", "中国香港", "中国澳门", "中国台湾");
    assertThat(
            List.of("CN", "HK", "MO", "TW").stream().map(it -> Territory.name(it, Locale.ENGLISH)))
        .containsExactly("China (mainland)", "Hong Kong, China", "Macao, China", "Taiwan, China");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CN", "XK", "CN-GD", "US-CA", "GB-ENG", "FR-75"})
  void knowsTerritories(String code) {
    assertThat(Territory.isKnown(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SU", "YU", "AN", "ZZ", "EU", "AA", "cn", "CN-", "CN-HK", "US-PR", "ZZ-1", "CN-GDXX"
      })
  void refusesWhatIsNoTerritoryOrASecondSpellingOfOne(String code) {
    assertThat(Territory.isKnown(code)).isFalse();
  }

  @Test
  void mapsSecondSpellings() {
    assertThat(Territory.canonical("CN-HK")).isEqualTo("HK");
    assertThat(Territory.canonical("CN-GD")).isEqualTo("CN-GD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zh",
        "ja",
        "zh-Hans",
        "zh-Hant-TW",
        "es-419",
        "zh-yue",
        "zh-yue-HK",
        "de-CH-1996",
        "pt-BR"
      })
  void knowsLanguages(String tag) {
    assertThat(Language.isKnown(tag)).isTrue();
    assertThat(Language.isKnownAtom("audio:" + tag)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yue",
        "cmn",
        "nan",
        "iw",
        "in",
        "eng",
        "zh-hans",
        "zh-hant-tw",
        "en-us",
        "ja-yue",
        "qq",
        "zh_CN",
        "ZH"
      })
  void refusesWhatIsNoCanonicalLanguage(String tag) {
    assertThat(Language.isKnown(tag)).isFalse();
    assertThat(Language.isKnownAtom("sub:" + tag)).isFalse();
  }

  @Test
  void allTerritoriesHaveBothNames() {
    assertThat(Territory.all()).hasSize(250);
    assertThat(Territory.all().values())
        .allMatch(it -> !it.names().zh().isEmpty() && !it.names().en().isEmpty());
    assertThat(Territory.find("BQ").orElseThrow().names().en()).isNotEmpty();
  }
}
