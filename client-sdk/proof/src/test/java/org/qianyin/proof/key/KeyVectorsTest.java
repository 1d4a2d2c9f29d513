package org.qianyin.proof.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.testing.TestKeys;

class KeyVectorsTest {

  private static final Json.Obj VECTORS = VectorFile.read("ledger/keys.json");
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void hasAllCases() {
    assertThat(VECTORS.list("keys")).hasSize(35);
    assertThat(VECTORS.list("signatures")).hasSize(32);
    assertThat(VECTORS.list("speccheck")).hasSize(12);
  }

  @TestFactory
  Stream<DynamicTest> takesKeysInTheirOneSpellingOnly() {
    return each("keys", KeyVectorsTest::checkKey);
  }

  private static void checkKey(Json.Obj vector) {
    Outcome<PublicKey> decoded = PublicKey.decode(vector.string("multikey"));
    if (decoded instanceof Outcome.Refused<PublicKey> refused) {
      assertThat(refused.refusal().reason().code()).isEqualTo(vector.string("reason"));
      return;
    }
    PublicKey key = decoded.orThrow();
    assertThat(vector.string("expect")).isEqualTo("valid");
    assertThat(HEX.formatHex(key.raw())).isEqualTo(vector.string("raw"));
    assertThat(key.hash().hex()).isEqualTo(vector.string("hash"));
    assertThat(key.multikey()).isEqualTo(vector.string("multikey"));
  }

  @TestFactory
  Stream<DynamicTest> takesSignaturesOverThisEntryByThisKeyOnly() {
    return each("signatures", KeyVectorsTest::checkSignature);
  }

  private static void checkSignature(Json.Obj vector) {
    PublicKey key = PublicKey.decode(vector.string("key")).orThrow();
    byte[] signature = Base64Strict.URL.decodeOrThrow(vector.string("sig"));
    SigningInput input = input(vector);
    String reason =
        key.check(input, signature).map(Refusal::reason).map(Object::toString).orElse("");
    assertThat(reason).isEqualTo(vector.string("reason"));
    if (reason.isEmpty()) {
      assertThat(key.algorithm(signature.length).map(Algorithm::code))
          .contains(vector.string("alg"));
    }
    if (vector.has("message")) {
      assertThat(HEX.formatHex(input.message(key.multikey()))).isEqualTo(vector.string("message"));
    }
    if (vector.has("eip712Digest")) {
      assertThat(HEX.formatHex(EntryTypedData.digest(input)))
          .isEqualTo(vector.string("eip712Digest").replace("0x", ""));
    }
    if (vector.has("address")) {
      assertThat(EthereumAddress.of(key).map(EthereumAddress::hex))
          .contains(vector.string("address").replace("0x", "").toLowerCase(Locale.ROOT));
    }
  }

  private static SigningInput input(Json.Obj vector) {
    return new SigningInput(
        vector.string("log"),
        vector.string("type"),
        vector.string("by"),
        Digest.ofHex(vector.string("digest")));
  }

  @TestFactory
  Stream<DynamicTest> refusesAllEdgeCasesOfEd25519() {
    return each(
        "speccheck",
        vector ->
            assertThat(
                    Ed25519.verify(
                        HEX.parseHex(vector.string("raw")),
                        HEX.parseHex(vector.string("message")),
                        HEX.parseHex(vector.string("sig"))))
                .isFalse());
  }

  @Test
  void givesTheKeysOfThePublicTestSeeds() {
    Json.Obj file = VectorFile.read("ledger/test-keys.json");
    TestKeys testKeys = new TestKeys(file);
    List<String> ofParties =
        file.object("keys").members().entrySet().stream()
            .filter(key -> ((Json.Obj) key.getValue()).has("key"))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(ofParties).hasSize(12);
    for (String name : ofParties) {
      assertThat(testKeys.key(name).publicKey().multikey())
          .isEqualTo(file.object("keys").object(name).string("key"));
    }
  }

  private static Stream<DynamicTest> each(String list, Consumer<Json.Obj> check) {
    List<Json.Obj> vectors = VECTORS.objects(list);
    return vectors.stream()
        .map(vector -> dynamicTest(vector.string("name"), () -> check.accept(vector)));
  }
}
