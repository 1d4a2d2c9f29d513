package org.qianyin.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {
  private static final String HEX = "ab".repeat(32);

  @Test
  void readsItsOwnText() {
    ContentDigest sha256 = ContentDigest.parse("sha256:" + HEX);
    assertThat(sha256).hasToString("sha256:" + HEX);
    assertThat(sha256.hex()).isEqualTo(HEX);
    assertThat(sha256).isEqualTo(new ContentDigest(ContentDigest.Algorithm.SHA256, sha256.bytes()));
    assertThat(sha256).isNotEqualTo(ContentDigest.parse("sm3:" + HEX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256:", "sha256:AB", "sha512:ab", "sha256:ab\n", "md5:ab"})
  void refusesAnyOtherText(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentDigest.parse(text.replace("ab", HEX)));
  }

  @Test
  void refusesUpperCaseHexAndOtherLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContentDigest.parse("sha256:" + "AB".repeat(32)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentDigest(ContentDigest.Algorithm.SM3, new byte[31]));
  }
}
