package org.qianyin.rules.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {

  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "9144030071526726XG"})
  void takesCodesWithTheirCheckCharacter(String code) {
    assertThat(Uscc.isValid(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350100M000100Y44",
        "19350100M000100Y43",
        "91350100M000100Y4",
        "91350100m000100y43"
      })
  void refusesAWrongCheckCharacterASwapAndAWrongShape(String code) {
    assertThat(Uscc.isValid(code)).isFalse();
  }
}
