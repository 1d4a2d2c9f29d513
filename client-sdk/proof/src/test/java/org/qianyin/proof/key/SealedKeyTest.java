package org.qianyin.proof.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

class SealedKeyTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final char[] PASSPHRASE = "钤印 of the caf\u00e9".toCharArray();

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void opensWithThePassphraseAndWithNoOther(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    SealedKey read = SealedKey.parse(Jcs.write(sealed(key).toJson())).orThrow();
    assertThat(read.publicKey()).isEqualTo(key.publicKey());
    assertThat(read.open(PASSPHRASE)).isEqualTo(Outcome.ok(key));
    assertThat(code(read.open("钤印 of the cafe".toCharArray()))).isEqualTo("KEY_PASSPHRASE");
    assertThat(code(read.open(new char[0]))).isEqualTo("KEY_PASSPHRASE");
  }

  @Test
  void takesAPassphraseHoweverItsAccentsAreTyped() {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, RANDOM);
    char[] decomposed = "钤印 of the cafe\u0301".toCharArray();
    assertThat(sealed(key).open(decomposed)).isEqualTo(Outcome.ok(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"salt", "iv", "text"})
  void noticesEveryChangedByte(String name) {
    Json.Obj file = sealed(SigningKey.generate(Algorithm.ED25519, RANDOM)).toJson();
    byte[] bytes = Base64Strict.URL.decodeOrThrow(file.string(name));
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      Json.Obj changed = file.with(name, new Json.Str(Base64Strict.URL.encode(bytes)));
      assertThat(code(SealedKey.parse(Jcs.write(changed)).then(key -> key.open(PASSPHRASE))))
          .isEqualTo("KEY_PASSPHRASE");
      bytes[i] ^= 1;
    }
  }

  @Test
  void noticesThatTheFileNamesAnotherKeyOrAlgorithm() {
    Json.Obj file = sealed(SigningKey.generate(Algorithm.ES256K, RANDOM)).toJson();
    String other = SigningKey.generate(Algorithm.ES256K, RANDOM).publicKey().multikey();
    for (Json.Obj changed :
        List.of(file.with("key", new Json.Str(other)), file.with("alg", new Json.Str("eip712")))) {
      assertThat(code(SealedKey.parse(Jcs.write(changed)).then(key -> key.open(PASSPHRASE))))
          .isEqualTo("KEY_PASSPHRASE");
    }
    assertThat(code(SealedKey.parse(Jcs.write(file.with("alg", new Json.Str("sm2"))))))
        .isEqualTo("KEY_FILE_SHAPE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":1073741824,\"p\":1,\"r\":8}",
        "{\"n\":262144,\"p\":1,\"r\":16}",
        "{\"n\":1000,\"p\":1,\"r\":8}",
        "{\"n\":1024,\"p\":0,\"r\":8}",
        "{\"n\":1024,\"r\":8}"
      })
  void refusesACostThatWouldEatTheMachine(String scrypt) {
    Json.Obj file = sealed(SigningKey.generate(Algorithm.ED25519, RANDOM)).toJson();
    Json cost = Jcs.parse(scrypt.getBytes(StandardCharsets.UTF_8), 2).orThrow();
    assertThat(code(SealedKey.parse(Jcs.write(file.with("scrypt", cost)))))
        .isEqualTo("KEY_FILE_SHAPE");
  }

  @Test
  void neverShowsTheSecret() {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, RANDOM);
    String hex = HexFormat.of().formatHex(key.secret());
    String base64 = Base64Strict.URL.encode(key.secret());
    assertThat(List.of(key.toString(), sealed(key).toString(), sealed(key).toJson().toString()))
        .noneMatch(text -> text.contains(hex) || text.contains(base64));
    assertThatThrownBy(
            () -> SigningKey.of(Algorithm.ES256K, HexFormat.of().parseHex("f".repeat(64))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("ffff")
        .hasMessageNotContaining("-1");
  }

  @Test
  void wantsAPassphrase() {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, RANDOM);
    assertThatThrownBy(() -> SealedKey.seal(key, new char[0], ScryptCost.THROWN_AWAY, RANDOM))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SealedKey sealed(SigningKey key) {
    return SealedKey.seal(key, PASSPHRASE, ScryptCost.THROWN_AWAY, RANDOM);
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        ? refused.refusal().reason().code()
        : "accepted";
  }
}
