package org.qianyin.media.cid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qianyin.media.Vectors;
import tools.jackson.databind.JsonNode;

class CidTest {
  private static final String DIRECTORY =
      "bafybeie3rsflhtgbrc6zmj55bbcr4ca725s5bwthdspfnjidrkr6qgoxme";
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void readsTextBytesHexAndVersion0AsTheSameCid() {
    JsonNode vectors = Vectors.json("computed.json").get("cid_text");
    assertThat(vectors).hasSize(2);
    for (JsonNode vector : vectors) {
      Cid cid = Cid.parse(vector.get("cid").asString());
      assertThat(cid).hasToString(vector.get("cid").asString());
      assertThat(HEX.formatHex(cid.bytes())).isEqualTo(vector.get("bytes_hex").asString());
      assertThat(Cid.ofBytes(cid.bytes())).isEqualTo(cid).hasSameHashCodeAs(cid);
    }
    JsonNode first = vectors.get(0);
    Cid cid = Cid.parse(DIRECTORY);
    assertThat(Cid.parse(first.get("base16").asString())).isEqualTo(cid);
    assertThat(Cid.parse(first.get("cidv0_of_same_hash").asString())).isEqualTo(cid);
    assertThat(cid.codec()).isEqualTo(Codec.DAG_PB);
  }

  @Test
  void refusesTheMalformedVectors() {
    JsonNode bad = Vectors.json("computed.json").get("bad");
    assertThat(bad).hasSize(3);
    String[] rules = {"version 1, got 2", "want a digest of 32 bytes, got 31", "minimal form"};
    for (int i = 0; i < rules.length; i++) {
      byte[] bytes = HEX.parseHex(bad.get(i).get("cid_hex").asString());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Cid.ofBytes(bytes))
          .withMessageContaining(rules[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2 to 512",
    "b, 2 to 512",
    "Bafkqaaa, multibase prefix",
    "kafkqaaa, multibase prefix",
    "bafkqaa1, base32 letters",
    "bAFKQAAA, base32 letters",
    "bafkqaab, spare bits",
    "bafkqaaaa, bytes follow",
    "bafkqaaaaa, spare bits",
    "f015500zz, lower-case hex",
    "f015500000, two hex digits",
    "f01AA, lower-case hex",
    "f0155000000, bytes follow",
    "f0177120100, codec",
    "f01552201, hash function",
    "f0155121000000000000000000000000000000000, does not fit",
    "Qm00000000000000000000000000000000000000000000, base58 letters",
    "zQmYorCUGK43mDW2pxQxFD9rXdGXzvERM24thNMQ7c4UyKe, no multibase prefix"
  })
  void refusesTextThatIsNoStrictCid(String text, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cid.parse(text))
        .withMessageContaining(rule);
  }

  @Test
  void refusesTextThatIsTooLongBeforeDecodingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cid.parse("z" + "2".repeat(100_000)))
        .withMessageContaining("512");
  }

  @Test
  void namesABlockAndKnowsItAgain() {
    byte[] block = "hello world".getBytes(StandardCharsets.UTF_8);
    Cid cid = Cid.ofBlock(Codec.RAW, block);
    assertThat(cid)
        .hasToString("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e")
        .isNotEqualTo(Cid.ofBlock(Codec.DAG_PB, block))
        .isNotEqualTo(Cid.parse("bafkqaaa"));
    ByteBuffer view = ByteBuffer.wrap(block);
    assertThat(cid.matches(view)).isTrue();
    assertThat(view.remaining()).as("looking consumes nothing").isEqualTo(block.length);
    block[0] ^= 1;
    assertThat(cid.matches(view)).isFalse();
  }

  @Test
  void identityCidCarriesItsBlock() {
    Cid empty = Cid.parse("bafkqaaa");
    assertThat(empty.function()).isEqualTo(HashFunction.IDENTITY);
    assertThat(empty.matches(ByteBuffer.allocate(0))).isTrue();
    assertThat(empty.matches(ByteBuffer.allocate(1))).isFalse();
  }

  @Test
  void checksSha512Too() {
    byte[] block = {1, 2, 3};
    byte[] digest = HashFunction.SHA2_512.newDigest().digest(block);
    Cid cid = Cid.parse("f01551340" + HEX.formatHex(digest));
    assertThat(cid.matches(ByteBuffer.wrap(block))).isTrue();
    assertThat(cid.matches(ByteBuffer.allocate(3))).isFalse();
  }

  @Test
  void ordersByBytes() {
    Cid raw = Cid.ofBlock(Codec.RAW, new byte[0]);
    Cid pb = Cid.ofBlock(Codec.DAG_PB, new byte[0]);
    assertThat(raw).isLessThan(pb).isEqualByComparingTo(Cid.parse(raw.toString()));
  }
}
