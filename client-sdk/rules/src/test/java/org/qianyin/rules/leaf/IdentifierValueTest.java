package org.qianyin.rules.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierValueTest {

  @ParameterizedTest
  @CsvSource({
    "ISRC, cn-e17-26-00012, CNE172600012",
    "ISBN, 978-7-5123-0000-1, 9787512300001",
    "EIDR, 10.5240/abcd-1234, 10.5240/ABCD-1234",
    "CN_REGISTRATION, 国作登字－2026－Ａ－00000001, 国作登字-2026-A-00000001",
    "PLATFORM, play.example/aB 1, play.example/aB1",
    "TC260_PRODUCE_ID, aB-1, aB-1",
  })
  void bringsEverySpellingToOne(String scheme, String written, String normal) {
    assertThat(new IdentifierValue(scheme, written).normalised()).isEqualTo(normal);
  }
}
