package org.qianyin.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AnchorCodeTest {

  private static final byte[] ORIGIN = AnchorCode.originHash("ledger.example.org/main");

  @Test
  void hashesTheOriginAsTheRestOfTheLedgerDoes() {
    // printf 'ledger.example.org/main' | sha256sum
    assertThat(HexFormat.of().formatHex(ORIGIN))
        .isEqualTo("846059ba203b514f768cd625c3f01bbb69a8ade88156bb9d7755659f630b4ade");
  }

  @Test
  void putsTheOriginIntoTheRuntimeCodeAndNothingElse() {
    String here = HexFormat.of().formatHex(AnchorCode.runtimeCode(ORIGIN));
    String blank = HexFormat.of().formatHex(AnchorCode.runtimeCode(new byte[32]));
    String origin = HexFormat.of().formatHex(ORIGIN);
    assertThat(here).contains(origin).hasSameSizeAs(blank);
    assertThat(here.replace(origin, "00".repeat(32))).isEqualTo(blank);
  }

  @Test
  void givesEachOriginACodeHashOfItsOwn() {
    assertThat(AnchorCode.codeHash(ORIGIN))
        .hasSize(32)
        .isNotEqualTo(AnchorCode.codeHash(AnchorCode.originHash("ledger.example.org/other")));
  }

  @Test
  void refusesAnOriginHashOfAnotherLength() {
    assertThatThrownBy(() -> AnchorCode.codeHash(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("origin hash: want 32 bytes, got 31");
  }

  @Test
  void knowsTheSlotOfTheCommittedStorageLayout() throws IOException {
    String layout = Files.readString(Path.of("snapshots/CheckpointAnchor.layout.json"));
    assertThat(layout.replaceAll("\\s", ""))
        .contains("{\"label\":\"_rootOf\",\"slot\":" + AnchorCode.ROOT_OF_SLOT + ",\"offset\":0,");
  }

  @Test
  void carriesCreationCodeAndAbi() {
    assertThat(AnchorCode.creationCode()).hasSizeGreaterThan(AnchorCode.runtimeCode(ORIGIN).length);
    assertThat(AnchorCode.abi())
        .startsWith("[")
        .contains("\"name\":\"anchor\"", "\"name\":\"Anchored\"");
  }
}
