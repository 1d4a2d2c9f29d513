package org.qianyin.proof.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;

class BlockHeaderTest {

  private static final String WORD = "0x" + "11".repeat(32);

  /** Block 0 of the main net of Ethereum, as its nodes answer: a header from before London. */
  private static final Map<String, String> GENESIS =
      Map.ofEntries(
          Map.entry("parentHash", "0x" + "00".repeat(32)),
          Map.entry(
              "sha3Uncles", "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347"),
          Map.entry("miner", "0x" + "00".repeat(20)),
          Map.entry(
              "stateRoot", "0xd7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544"),
          Map.entry(
              "transactionsRoot",
              "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"),
          Map.entry(
              "receiptsRoot", "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"),
          Map.entry("logsBloom", "0x" + "00".repeat(256)),
          Map.entry("difficulty", "0x400000000"),
          Map.entry("number", "0x0"),
          Map.entry("gasLimit", "0x1388"),
          Map.entry("gasUsed", "0x0"),
          Map.entry("timestamp", "0x0"),
          Map.entry(
              "extraData", "0x11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa"),
          Map.entry("mixHash", "0x" + "00".repeat(32)),
          Map.entry("nonce", "0x0000000000000042"));

  @Test
  void encodesABlockToTheHeaderOfItsHash() {
    assertThat(BlockHeader.encode(GENESIS::get).keccak().hex())
        .isEqualTo("d4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3");
  }

  @Test
  void readsWhatAnAnchorNeeds() {
    BlockHeader header = BlockHeader.decode(BlockHeader.encode(GENESIS::get)).orThrow();
    assertThat(header.number()).isZero();
    assertThat(header.time()).isZero();
    assertThat(header.stateRoot())
        .isEqualTo(
            Digest.ofHex("d7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544"));
  }

  @Test
  void encodesTheFieldsOfLaterForks() {
    Map<String, String> block = new HashMap<>(GENESIS);
    block.put("baseFeePerGas", "0x7");
    block.put("withdrawalsRoot", WORD);
    int london = BlockHeader.encode(block::get).length();
    block.put("blobGasUsed", "0x0");
    block.put("excessBlobGas", "0x1");
    block.put("parentBeaconBlockRoot", WORD);
    block.put("requestsHash", WORD);
    assertThat(BlockHeader.encode(block::get).length()).isEqualTo(london + 1 + 1 + 33 + 33);
  }

  @Test
  void namesTheMemberThatABlockLacks() {
    for (String missing : List.of("parentHash", "timestamp", "nonce")) {
      Map<String, String> block = new HashMap<>(GENESIS);
      block.remove(missing);
      assertThatThrownBy(() -> BlockHeader.encode(block::get))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("block: the member " + missing + " is missing");
    }
  }

  @Test
  void namesTheMemberThatIsNoNumber() {
    Map<String, String> block = new HashMap<>(GENESIS);
    block.put("gasLimit", "5000");
    assertThatThrownBy(() -> BlockHeader.encode(block::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("block: want gasLimit in hex, got 5000");
  }
}
