package org.qianyin.proof.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Keccak;

class EthereumVectorsTest {

  private static final Json.Obj VECTORS = VectorFile.read("ethereum/ethereum.json");

  @TestFactory
  Stream<DynamicTest> hashesByKeccak() {
    return VECTORS.objects("keccak256").stream()
        .map(vector -> dynamicTest("'" + vector.string("utf8") + "'", () -> checkHash(vector)));
  }

  private static void checkHash(Json.Obj vector) {
    byte[] bytes = vector.string("utf8").getBytes(UTF_8);
    assertThat(Keccak.hash(bytes)).isEqualTo(hex(vector.string("hash")));
    assertThat(Keccak.hash(Arrays.copyOf(bytes, 0), bytes)).isEqualTo(hex(vector.string("hash")));
  }

  @TestFactory
  Stream<DynamicTest> writesAndReadsAddressesWithTheirChecksum() {
    return VECTORS.strings("eip55_addresses").stream()
        .map(text -> dynamicTest(text, () -> checkAddress(text)));
  }

  private static void checkAddress(String text) {
    EthereumAddress address = new EthereumAddress(text.substring(2).toLowerCase(Locale.ROOT));
    assertThat(address).hasToString(text);
    assertThat(EthereumAddress.parse(text)).contains(address);
    assertThat(EthereumAddress.parse(text.toLowerCase(Locale.ROOT))).contains(address);
    int letter = firstLetter(text);
    char flipped = (char) (text.charAt(letter) ^ 0x20);
    String broken = text.substring(0, letter) + flipped + text.substring(letter + 1);
    boolean mixed = !broken.substring(2).equals(broken.substring(2).toLowerCase(Locale.ROOT));
    assertThat(EthereumAddress.parse(broken).isPresent()).isNotEqualTo(mixed);
  }

  private static int firstLetter(String address) {
    int i = 2;
    while (address.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  @Test
  void reproducesEverySignatureOverTheHashesOfOthers() {
    List<String> seen = new ArrayList<>();
    for (String name : List.of("eip155_legacy_transaction", "eip1559_transaction")) {
      Json.Obj transaction = VECTORS.object(name);
      long v =
          transaction.has("y_parity")
              ? transaction.integer("y_parity") + 27
              : transaction.integer("v") - 35 - 2 * transaction.integer("chain_id") + 27;
      String signature =
          transaction.string("r") + transaction.string("s").substring(2) + Long.toHexString(v);
      check(transaction.string("private_key"), transaction.string("hash"), signature);
      seen.add(name);
    }
    Json.Obj personal = VECTORS.object("eip191_personal_sign");
    for (Json.Obj message : personal.objects("cases")) {
      check(personal.string("private_key"), message.string("hash"), message.string("signature"));
      seen.add(message.string("hash"));
    }
    for (Json.Obj typed : VECTORS.objects("eip712")) {
      check(typed.string("private_key"), typed.string("digest"), typed.string("signature"));
      seen.add(typed.string("digest"));
    }
    assertThat(seen).hasSize(2 + personal.list("cases").size() + 3);
  }

  @TestFactory
  Stream<DynamicTest> knowsTypedDataOfAnyKind() {
    return VECTORS.objects("eip712").stream()
        .map(vector -> dynamicTest(vector.string("source"), () -> checkTypedData(vector)));
  }

  private static void checkTypedData(Json.Obj vector) {
    TypedData data = new TypedData(vector.object("typed_data"));
    assertThat(data.encodeType()).isEqualTo(vector.string("encode_type"));
    assertThat(data.encodeData()).isEqualTo(hex(vector.string("encode_data")));
    assertThat(data.structHash()).isEqualTo(hex(vector.string("struct_hash")));
    assertThat(data.domainSeparator()).isEqualTo(hex(vector.string("domain_separator")));
    assertThat(data.digest()).isEqualTo(hex(vector.string("digest")));
  }

  @Test
  void hashesEntriesAsAWalletDoes() {
    String party = "party:" + "1".repeat(64);
    for (String by : List.of("", party)) {
      SigningInput input =
          new SigningInput("ledger.example.org/main", "license.granted", by, Digest.sha256());
      assertThat(EntryTypedData.digest(input)).isEqualTo(TypedData.ofEntry(input).digest());
    }
  }

  @Test
  void hashesPersonalMessagesAndTransactionsAsGiven() {
    for (Json.Obj message : VECTORS.object("eip191_personal_sign").objects("cases")) {
      byte[] text =
          message.has("utf8")
              ? message.string("utf8").getBytes(UTF_8)
              : hex("0x" + message.string("hex"));
      byte[] prefix = ("\u0019Ethereum Signed Message:\n" + text.length).getBytes(UTF_8);
      assertThat(Keccak.hash(prefix, text)).isEqualTo(hex(message.string("hash")));
    }
    Json.Obj zero = VECTORS.object("eip191_version_00");
    assertThat(Keccak.hash(hex("0x1900"), hex(zero.string("validator")), hex(zero.string("data"))))
        .isEqualTo(hex(zero.string("hash")));
    Json.Obj legacy = VECTORS.object("eip155_legacy_transaction");
    assertThat(Keccak.hash(hex(legacy.string("unsigned_rlp"))))
        .isEqualTo(hex(legacy.string("hash")));
    Json.Obj typed = VECTORS.object("eip1559_transaction");
    assertThat(Keccak.hash(hex(typed.string("unsigned")))).isEqualTo(hex(typed.string("hash")));
  }

  private static void check(String secret, String hash, String signature) {
    BigInteger d = new BigInteger(1, hex(secret));
    assertThat(Secp256k1.signWithParity(d, hex(hash))).isEqualTo(hex(signature));
    ECPoint key = Secp256k1.DOMAIN.getG().multiply(d).normalize();
    assertThat(Secp256k1.verifyWithParity(key, hex(hash), hex(signature))).isTrue();
    byte[] otherParity = hex(signature);
    otherParity[64] ^= 27 ^ 28;
    assertThat(Secp256k1.verifyWithParity(key, hex(hash), otherParity)).isFalse();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.substring(2));
  }
}
