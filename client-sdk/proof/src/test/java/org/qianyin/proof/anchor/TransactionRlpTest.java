package org.qianyin.proof.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Json;

class TransactionRlpTest {

  private static final Json.Obj VECTORS = VectorFile.read("ethereum/ethereum.json");

  @Test
  void readsAndWritesTheTransactionOfEip155() {
    Json.Obj vector = VECTORS.object("eip155_legacy_transaction");
    List<Octets> items = strings(vector.string("unsigned_rlp"));
    assertThat(items).hasSize(9);
    assertThat(number(items.get(0))).isEqualTo(BigInteger.valueOf(vector.integer("nonce")));
    assertThat(number(items.get(1))).isEqualTo(BigInteger.valueOf(vector.integer("gas_price")));
    assertThat(items.get(3).hex()).isEqualTo(vector.string("to"));
    assertThat(number(items.get(4))).isEqualTo(new BigInteger(vector.string("value")));
    assertThat(Rlp.encodeList(items).hex()).isEqualTo(vector.string("unsigned_rlp"));
    List<Octets> signed = strings(vector.string("signed_rlp"));
    assertThat(signed.get(7).hex()).isEqualTo(vector.string("r"));
    assertThat(Rlp.encodeList(signed).hex()).isEqualTo(vector.string("signed_rlp"));
  }

  @Test
  void readsTheTransactionOfEip1559BehindItsType() {
    Json.Obj vector = VECTORS.object("eip1559_transaction");
    String behindType = "0x" + vector.string("unsigned").substring(4);
    List<Rlp> items = items(behindType);
    assertThat(items).hasSize(9);
    assertThat(((Rlp.Lst) items.get(8)).items()).isEmpty();
    assertThat(((Rlp.Str) items.get(7)).value().hex()).isEqualTo(vector.string("data"));
  }

  private static List<Octets> strings(String hex) {
    List<Octets> strings = new ArrayList<>();
    items(hex).forEach(item -> strings.add(((Rlp.Str) item).value()));
    return strings;
  }

  private static List<Rlp> items(String hex) {
    return ((Rlp.Lst) Rlp.decode(Octets.ofHex(hex), "BAD_RLP").orThrow()).items();
  }

  private static BigInteger number(Octets octets) {
    return new BigInteger(1, octets.bytes());
  }
}
