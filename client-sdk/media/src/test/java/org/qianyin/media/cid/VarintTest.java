package org.qianyin.media.cid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qianyin.media.Vectors;
import tools.jackson.databind.JsonNode;

class VarintTest {
  @Test
  void readsAndWritesTheVectors() {
    JsonNode vectors = Vectors.json("computed.json").get("varint");
    assertThat(vectors).hasSize(8);
    for (JsonNode vector : vectors) {
      byte[] bytes = HexFormat.of().parseHex(vector.get("hex").asString());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Varint.write(out, vector.get("value").asLong());
      assertThat(out.toByteArray()).isEqualTo(bytes);
      assertThat(Varint.read(ByteBuffer.wrap(bytes))).isEqualTo(vector.get("value").asLong());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8000, minimal",
    "ff00, minimal",
    "80, got the end",
    "'', got the end",
    "ffffffffffffffffffff01, at most 9",
    "80808080808080808001, at most 9"
  })
  void refusesWhatIsNotTheMinimalFormOf63Bits(String hex, String rule) {
    ByteBuffer in = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Varint.read(in))
        .withMessageContaining(rule);
  }

  @Test
  void refusesToWriteANegativeNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Varint.write(new ByteArrayOutputStream(), -1));
  }
}
