package org.qianyin.proof.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.data.Outcome;

/**
 * The examples of the Ethereum wiki and Yellow Paper (appendix B), and every way to spell them
 * otherwise.
 */
class RlpTest {

  @ParameterizedTest
  @CsvSource({
    "0x80, 0x",
    "0x00, 0x00",
    "0x0f, 0x0f",
    "0x7f, 0x7f",
    "0x8180, 0x80",
    "0x820400, 0x0400",
    "0x83646f67, 0x646f67"
  })
  void readsStrings(String encoded, String value) {
    assertThat(decode(encoded).orThrow()).isEqualTo(new Rlp.Str(Octets.ofHex(value)));
  }

  @Test
  void readsAStringInTheLongForm() {
    String lorem = "Lorem ipsum dolor sit amet, consectetur adipisicing elit";
    Octets text = Octets.of(lorem.getBytes(StandardCharsets.US_ASCII));
    assertThat(text.length()).isEqualTo(56);
    assertThat(decode("0xb838" + text.hex().substring(2)).orThrow()).isEqualTo(new Rlp.Str(text));
  }

  @Test
  void readsLists() {
    assertThat(decode("0xc0").orThrow()).isEqualTo(new Rlp.Lst(List.of(), 1));
    assertThat(decode("0xc88363617483646f67").orThrow())
        .isEqualTo(new Rlp.Lst(List.of(string("0x636174"), string("0x646f67")), 9));
  }

  @Test
  void readsTheSetTheoreticalThree() {
    Rlp.Lst zero = new Rlp.Lst(List.of(), 1);
    Rlp.Lst one = new Rlp.Lst(List.of(zero), 2);
    Rlp.Lst two = new Rlp.Lst(List.of(zero, one), 4);
    assertThat(decode("0xc7c0c1c0c3c0c1c0").orThrow())
        .isEqualTo(new Rlp.Lst(List.of(zero, one, two), 8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x", // nothing
        "0x8100", // a byte below 0x80 with a length
        "0x817f",
        "0x83646f", // shorter than it says
        "0x8080", // something behind
        "0xc000",
        "0xb800", // short lengths in the long form
        "0xb837"
            + "61616161616161616161616161616161616161616161616161616161"
            + "616161616161616161616161616161616161616161616161616161",
        "0xf800",
        "0xb90038", // a length that begins with zero
        "0xb9", // a length that is cut off
        "0xf9ff",
        "0xbb00000001", // a length of four bytes and more
        "0xbfffffffffffffffff",
        "0xffffffffffffffffff",
        "0xc101" + "01", // list shorter than the input
        "0xc2820400", // an item that reaches beyond its list
        "0xc3820400" + "00",
        "0xc1c1", // a list that reaches beyond its list
        "0xc8c7c6c5c4c3c2c1c0" // nested nine deep
      })
  void refusesEveryOtherSpelling(String encoded) {
    assertThat(decode(encoded)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void writesWhatItReads() {
    for (int length : new int[] {0, 1, 55, 56, 57, 255, 256, 70_000}) {
      List<Octets> strings =
          List.of(Octets.of(new byte[length]), Octets.ofHex("0x7f"), Octets.ofHex("0x80"));
      assertThat(Rlp.decode(Rlp.encodeList(strings), "BROKEN").orThrow())
          .isInstanceOfSatisfying(
              Rlp.Lst.class,
              list ->
                  assertThat(list.items()).isEqualTo(strings.stream().map(Rlp.Str::new).toList()));
    }
  }

  private static Outcome<Rlp> decode(String hex) {
    return Rlp.decode(Octets.ofHex(hex), "BROKEN");
  }

  private static Rlp string(String hex) {
    return new Rlp.Str(Octets.ofHex(hex));
  }
}
