package org.qianyin.proof.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base 58, base 64, times and origins: one spelling each. */
class SpellingsTest {

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "00,1",
    "0000,11",
    "61,2g",
    "626262,a3gV",
    "636363,aPEr",
    "00000000000000000000,1111111111",
    "00eb15231dfceb60925886b67d065299925915aeb172c06647,1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L",
    "516b6fcd0f,ABnLTmg",
    "bf4f89001e670274dd,3SEo3LWLoPntC",
    "572e4794,3EFU7m",
    "10c8511e,Rt5zm"
  })
  void spellsBytesInBase58(String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(Base58.encode(bytes)).isEqualTo(text);
    assertThat(Base58.decode(text)).hasValueSatisfying(got -> assertThat(got).isEqualTo(bytes));
  }

  @Test
  void readsBackAnyBytesInBase58() {
    Random random = new Random(7);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      Arrays.fill(bytes, 0, random.nextInt(length + 1) / 4, (byte) 0);
      String text = Base58.encode(bytes);
      assertThat(Base58.decode(text)).hasValueSatisfying(got -> assertThat(got).isEqualTo(bytes));
      assertThat(text).isEqualTo(slowBase58(bytes));
    }
  }

  private static String slowBase58(byte[] bytes) {
    String alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    StringBuilder text = new StringBuilder();
    BigInteger base = BigInteger.valueOf(58);
    for (BigInteger n = new BigInteger(1, bytes); n.signum() > 0; n = n.divide(base)) {
      text.append(alphabet.charAt(n.mod(base).intValue()));
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append('1');
    }
    return text.reverse().toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "O", "I", "l", "a b", "é", "\u0661", "a+"})
  void refusesOtherCharactersInBase58(String text) {
    assertThat(Base58.decode(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD,AA==,true",
    "STANDARD,AA,false",
    "STANDARD,AB==,false",
    "STANDARD,AA=,false",
    "STANDARD,+/8=,true",
    "STANDARD,-_8=,false",
    "STANDARD,'A A=',false",
    "STANDARD,'',true",
    "STANDARD,AAA=,true",
    "STANDARD,AAB=,false",
    "STANDARD,AAAA=,false",
    "STANDARD,A,false",
    "URL,AA,true",
    "URL,AA==,false",
    "URL,AB,false",
    "URL,-_8,true",
    "URL,+/8,false",
    "URL,A,false",
    "URL,AAA,true",
    "URL,AAB,false",
    "URL,'AAAA\n',false"
  })
  void takesTheOneSpellingOfBase64(Base64Strict form, String text, boolean valid) {
    assertThat(form.decode(text).isPresent()).isEqualTo(valid);
    if (!valid) {
      assertThatThrownBy(() -> form.decodeOrThrow(text)).hasMessageContaining("RFC 4648");
    }
  }

  @Test
  void boundsTheLengthOfBase64() {
    for (Base64Strict form : Base64Strict.values()) {
      for (int length = 0; length < 70; length++) {
        String text = form.encode(new byte[length]);
        assertThat(form.decode(text, length)).isPresent();
        assertThat(form.decode(text, length + 1)).isEmpty();
        assertThat(form.decode(text, length + 3)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00.000Z",
        "2024-02-29T23:59:59.999Z",
        "2000-02-29T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z"
      })
  void takesRealTimes(String text) {
    assertThat(UtcTime.write(UtcTime.parse(text))).isEqualTo(text);
    assertThat(UtcTime.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1969-12-31T23:59:59.999Z",
        "2023-02-29T00:00:00.000Z",
        "1900-02-29T00:00:00.000Z",
        "2024-04-31T00:00:00.000Z",
        "2024-00-01T00:00:00.000Z",
        "2024-01-00T00:00:00.000Z",
        "2024-01-01T24:00:00.000Z",
        "2024-01-01T00:60:00.000Z",
        "2024-01-01T00:00:60.000Z",
        "2024-01-01T00:00:00Z",
        "2024-01-01T00:00:00.0000Z",
        "2024-01-01T00:00:00.00Z ",
        "2024-01-01 00:00:00.000Z",
        "+024-01-01T00:00:00.000Z",
        "2024-01-01T00:00:00.000z",
        "２０２４-01-01T00:00:00.000Z"
      })
  void refusesOtherTimes(String text) {
    assertThat(UtcTime.isValid(text)).isFalse();
    assertThatThrownBy(() -> UtcTime.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesNoTimeThatItWouldNotRead() {
    assertThat(UtcTime.write(Instant.parse("2026-09-21T10:00:00.123999Z")))
        .isEqualTo("2026-09-21T10:00:00.123Z");
    assertThatThrownBy(() -> UtcTime.write(Instant.parse("1969-12-31T23:59:59.999Z")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UtcTime.write(Instant.MAX)).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost/a,true",
    "ledger.example.org/tiny,true",
    "a.b:8080/c/d,true",
    "a.b/c.d_e-f,true",
    "localhost,false",
    "host/a,false",
    "a.b:0/c,false",
    "a.b:080/c,false",
    "a.b:100000/c,false",
    "a.b/,false",
    "a.b/c/,false",
    "a.b//c,false",
    "A.b/c,false",
    "a..b/c,false",
    "a.b/c d,false",
    "qianyin/entry/v1,false",
    "cosignature/v1,false"
  })
  void knowsOrigins(String text, boolean valid) {
    assertThat(LogOrigin.isValid(text)).isEqualTo(valid);
  }

  @Test
  void boundsOriginsAt100Characters() {
    assertThat(LogOrigin.isValid("a.b/" + "c".repeat(96))).isTrue();
    assertThat(LogOrigin.isValid("a.b/" + "c".repeat(97))).isFalse();
  }
}
