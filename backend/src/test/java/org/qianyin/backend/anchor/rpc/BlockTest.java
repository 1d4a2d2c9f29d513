package org.qianyin.backend.anchor.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.anchor.BlockHeader;

/**
 * Headers as chains hash them. The extra data of QBFT is written out here by hand, after the rule
 * of Besu ({@code BftBlockHashing}): no node of that kind runs in these tests.
 */
class BlockTest {

  private static final String VANITY = "a0" + "00".repeat(32);
  private static final String VALIDATORS = "d5" + "94" + "11".repeat(20);
  private static final String NO_VOTE = "c0";

  /** Round 2 as four bytes, and one seal of 65 bytes. */
  private static final String SEALED =
      "0xf882" + VANITY + VALIDATORS + NO_VOTE + "8400000002" + "f843" + "b841" + "22".repeat(65);

  private static final String HASHED = "0xf83a" + VANITY + VALIDATORS + NO_VOTE + "80" + "c0";

  private static Map<String, Object> block(String extra) {
    Map<String, Object> json = new HashMap<>();
    for (String hash :
        new String[] {
          "parentHash", "sha3Uncles", "stateRoot", "transactionsRoot", "receiptsRoot", "mixHash"
        }) {
      json.put(hash, "0x" + "ab".repeat(32));
    }
    for (String number :
        new String[] {"difficulty", "number", "gasLimit", "gasUsed", "timestamp"}) {
      json.put(number, "0x7");
    }
    json.put("miner", "0x" + "cd".repeat(20));
    json.put("logsBloom", "0x" + "00".repeat(256));
    json.put("nonce", "0x" + "00".repeat(8));
    json.put("extraData", extra);
    return json;
  }

  private static String hash(String extra) {
    return "0x" + BlockHeader.encode(name -> (String) block(extra).get(name)).keccak().hex();
  }

  @Test
  void readsAQbftHeaderAsItIsHashedWithoutRoundAndSeals() {
    Map<String, Object> json = block(SEALED);
    json.put("hash", hash(HASHED));

    Block read = Block.of(json).orElseThrow();

    assertThat(read.number()).isEqualTo(7);
    assertThat("0x" + read.header().keccak().hex()).isEqualTo(json.get("hash"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x", "0xd883010a", "0xc0", "0xf885ffff", "0xc58080808080"})
  void readsAnyOtherExtraDataAsItIs(String extra) {
    Map<String, Object> json = block(extra);
    json.put("hash", hash(extra));
    assertThat(Block.of(json)).isPresent();

    json.put("hash", "0x" + "00".repeat(32));
    assertThat(Block.of(json)).isEmpty();
  }
}
