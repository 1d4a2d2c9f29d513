package org.qianyin.client.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkDefaultsTest {
  @ParameterizedTest
  @CsvSource({
    "雨巷灯 第1集, 1",
    "第12集, 12",
    "第十二集, 12",
    "第二十集 旧檐, 20",
    "第一百零三话, 103",
    "第两集, 2",
    "lantern-ep01, 1",
    "Lantern.S02E07.1080p, 7",
    "EP 3, 3",
    "lantern 12, 12",
    "lantern_0004, 4",
    "episode-9 the eaves, 9"
  })
  void findsTheNumberOfAnEpisodeInItsName(String title, long number) {
    assertThat(WorkDefaults.number(title)).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lantern", "lantern-1080p", "第零集", "step4ward", "2026 review of it"})
  void guessesNoNumberWhereThereIsNone(String title) {
    assertThat(WorkDefaults.number(title)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "image,IMAGE,FINE_ART",
    "video,SHORT,AUDIOVISUAL",
    "audio,MUSIC,MUSICAL",
    "text,SCRIPT,WRITTEN"
  })
  void knowsWhatAFileOfAFamilyUsuallyIs(String family, String kind, String category) {
    assertThat(WorkDefaults.kind(family, false)).contains(kind);
    assertThat(WorkDefaults.category(kind)).contains(category);
  }

  @Test
  void aVideoInASeriesIsAnEpisode() {
    assertThat(WorkDefaults.kind("video", true)).contains("EPISODE");
  }

  @Test
  void anUnknownTypeIsNotGuessed() {
    assertThat(WorkDefaults.kind("application", false)).isEmpty();
    assertThat(WorkDefaults.category("VERSION")).isEmpty();
  }

  @Test
  void theTitleIsTheNameWithoutEndingAndTricks() {
    assertThat(WorkDefaults.title("雨巷灯 第1集.mov")).contains("雨巷灯 第1集");
    assertThat(WorkDefaults.title("a\u202Egpj\u0007.exe")).contains("agpj");
    assertThat(WorkDefaults.title("e\u0301.txt")).contains("\u00e9");
    assertThat(WorkDefaults.title("\u202E.png")).isEmpty();
    assertThat(WorkDefaults.title("𠮷".repeat(300)).orElseThrow().codePoints()).hasSize(200);
  }

  @Test
  void theLanguageOfATitleShowsInItsLetters() {
    assertThat(WorkDefaults.language("雨巷灯 EP1")).isEqualTo("zh");
    assertThat(WorkDefaults.language("雨の灯")).isEqualTo("ja");
    assertThat(WorkDefaults.language("등불")).isEqualTo("ko");
    assertThat(WorkDefaults.language("Lantern")).isEqualTo("und");
  }
}
