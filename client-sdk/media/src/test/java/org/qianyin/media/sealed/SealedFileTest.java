package org.qianyin.media.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.Progress;

class SealedFileTest {
  private static final int SEGMENT = 65_536;
  private static final int HEADER = 52;
  private static final FileKey KEY = FileKey.parse("qianyin-file-key@1 " + "07".repeat(32));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 3 * SEGMENT + 17})
  void opensWhatItSealed(int length) throws IOException {
    byte[] file = bytes(length);
    byte[] sealed = seal(file, KEY);
    assertThat(sealed).hasSize((int) SealingStream.length(length));
    assertThat(open(sealed, KEY)).isEqualTo(file);
  }

  @Test
  void sealsTheSameFileAlikeAndAnotherUnderAnotherSalt() throws IOException {
    byte[] file = bytes(100);
    byte[] other = file.clone();
    other[99] ^= 1;
    assertThat(seal(file, KEY)).isEqualTo(seal(file, KEY));
    assertThat(Arrays.copyOf(seal(other, KEY), 100 + HEADER))
        .isNotEqualTo(Arrays.copyOf(seal(file, KEY), 100 + HEADER));
    assertThat(salt(seal(other, KEY))).isNotEqualTo(salt(seal(file, KEY)));
  }

  @Test
  void isTheFormOfTheSpecification() throws IOException {
    // docs/spec/sealed.md gives these bytes; another program made them (Python, cryptography).
    assertThat(HexFormat.of().formatHex(seal("abc".getBytes(StandardCharsets.US_ASCII), KEY)))
        .isEqualTo(
            "7169616e79696e2d7365616c6564403100010000a4ea0f19283be1fff6123f6f"
                + "1de6d0f27e8370e02f8eceac3c95925af9a2d4e61fcc1e294919fd186e12bcd7dee4a0125e374a");
  }

  @Test
  void showsNothingUnderAnotherKey() throws IOException {
    byte[] sealed = seal(bytes(100), KEY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(
            () -> SealedFile.open(new ByteArrayInputStream(sealed), out, FileKey.random()))
        .isInstanceOf(SealBroken.class)
        .hasMessageContaining("the key is not this file's");
    assertThat(out.size()).isZero();
  }

  @Test
  void noticesEveryChangedByteOfAShortFile() throws IOException {
    byte[] sealed = seal(bytes(20), KEY);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> open(changed, KEY)).as("byte " + i).isInstanceOf(SealBroken.class);
    }
  }

  @Test
  void noticesEveryCutAndEveryAddition() throws IOException {
    byte[] sealed = seal(bytes(2 * SEGMENT + 5), KEY);
    int segment = SEGMENT + 16;
    for (int length :
        new int[] {
          0, 10, HEADER, HEADER + 1, HEADER + segment, HEADER + 2 * segment, sealed.length - 1
        }) {
      assertThatThrownBy(() -> open(Arrays.copyOf(sealed, length), KEY))
          .as("cut at " + length)
          .isInstanceOf(SealBroken.class);
    }
    assertThatThrownBy(() -> open(Arrays.copyOf(sealed, sealed.length + 1), KEY))
        .isInstanceOf(SealBroken.class);
  }

  @Test
  void noticesSegmentsInAnotherOrder() throws IOException {
    byte[] sealed = seal(bytes(3 * SEGMENT), KEY);
    int segment = SEGMENT + 16;
    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, HEADER, swapped, HEADER + segment, segment);
    System.arraycopy(sealed, HEADER + segment, swapped, HEADER, segment);
    assertThatThrownBy(() -> open(swapped, KEY)).isInstanceOf(SealBroken.class);
  }

  @Test
  void neverShowsTheSecretOfAKey() {
    assertThat(KEY.toString()).doesNotContain("07");
    assertThatThrownBy(() -> FileKey.parse("qianyin-file-key@1 secret"))
        .hasMessageContaining("64 hex digits")
        .hasMessageNotContaining("secret");
    assertThat(FileKey.parse(KEY.text())).isEqualTo(KEY);
  }

  private static byte[] seal(byte[] file, FileKey key) throws IOException {
    ContentDigest digest = Fingerprint.of(new ByteArrayInputStream(file), Progress.NONE).sha256();
    try (SealingStream in = new SealingStream(new ByteArrayInputStream(file), digest, key)) {
      return in.readAllBytes();
    }
  }

  private static byte[] open(byte[] sealed, FileKey key) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SealedFile.open(new ByteArrayInputStream(sealed), out, key);
    return out.toByteArray();
  }

  private static byte[] salt(byte[] sealed) {
    return Arrays.copyOfRange(sealed, 20, HEADER);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
