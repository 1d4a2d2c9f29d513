package org.qianyin.proof.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;

class SigningKeyTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningInput INPUT =
      new SigningInput("localhost/dev", "journal.committed", "", Digest.sha256(new byte[1]));

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void signsWhatItsPublicKeyAccepts(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    byte[] signature = key.sign(INPUT);
    assertThat(signature).hasSize(algorithm.signatureLength());
    assertThat(key.publicKey().check(INPUT, signature)).isEmpty();
    assertThat(key.publicKey().algorithm(signature.length)).contains(algorithm);
    assertThat(PublicKey.decode(key.publicKey().multikey()).orThrow()).isEqualTo(key.publicKey());
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void refusesASignatureOverAnotherEntryOrByAnotherKey(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    SigningInput other =
        new SigningInput(INPUT.log(), INPUT.type(), INPUT.by(), Digest.sha256(new byte[2]));
    assertThat(reason(key.publicKey(), other, key.sign(INPUT))).isEqualTo("BAD_SIGNATURE");
    PublicKey stranger = SigningKey.generate(algorithm, RANDOM).publicKey();
    assertThat(reason(stranger, INPUT, key.sign(INPUT))).isEqualTo("BAD_SIGNATURE");
    assertThat(reason(key.publicKey(), INPUT, new byte[63])).isEqualTo("BAD_SIGNATURE");
  }

  @ParameterizedTest
  @EnumSource(value = Algorithm.class, mode = EnumSource.Mode.EXCLUDE, names = "SM2")
  void signsTwiceAlike(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    SigningKey again = SigningKey.of(algorithm, key.secret());
    assertThat(again.sign(INPUT)).isEqualTo(key.sign(INPUT));
    assertThat(again).isEqualTo(key);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void refusesEveryFlippedBitOfTheFirstAndLastBytes(Algorithm algorithm) {
    SigningKey key = SigningKey.generate(algorithm, RANDOM);
    byte[] signature = key.sign(INPUT);
    for (int at : new int[] {0, 1, 31, 32, signature.length - 2, signature.length - 1}) {
      for (int bit = 1; bit < 256; bit <<= 1) {
        signature[at] ^= (byte) bit;
        assertThat(key.publicKey().check(INPUT, signature)).as("byte %d", at).isPresent();
        signature[at] ^= (byte) bit;
      }
    }
  }

  @Test
  void refusesSecretsOutOfRange() {
    BigInteger n = Secp256k1.DOMAIN.getN();
    BigInteger sm2 = Sm2.DOMAIN.getN();
    BigInteger one = BigInteger.ONE;
    assertThat(of(Algorithm.ES256K, n.subtract(one)).publicKey()).isNotNull();
    assertThat(of(Algorithm.SM2, sm2.subtract(BigInteger.TWO)).publicKey()).isNotNull();
    assertThatThrownBy(() -> of(Algorithm.ES256K, BigInteger.ZERO)).hasMessageContaining("range");
    assertThatThrownBy(() -> of(Algorithm.EIP712, n)).hasMessageContaining("range");
    assertThatThrownBy(() -> of(Algorithm.SM2, sm2.subtract(one))).hasMessageContaining("range");
    assertThatThrownBy(() -> SigningKey.of(Algorithm.ED25519, new byte[31]))
        .hasMessageContaining("32 bytes");
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void refusesBareKeysOfAnotherLength(Algorithm algorithm) {
    byte[] raw = SigningKey.generate(algorithm, RANDOM).publicKey().raw();
    assertThat(PublicKey.ofRaw(algorithm, raw)).isInstanceOf(Outcome.Ok.class);
    for (byte[] other : List.of(new byte[0], Arrays.copyOf(raw, raw.length - 1), new byte[9999])) {
      assertThat(PublicKey.ofRaw(algorithm, other)).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void remembersAsManyKeysAsItMay() {
    KeyCache cache = new KeyCache(2);
    PublicKey key = SigningKey.generate(Algorithm.ED25519, RANDOM).publicKey();
    cache.put("a", key);
    cache.put("b", key);
    assertThat(cache.find("a")).isPresent();
    cache.put("c", key);
    assertThat(cache.size()).isEqualTo(2);
    assertThat(cache.find("b")).isEmpty();
    assertThat(cache.find("a")).isPresent();
  }

  private static SigningKey of(Algorithm algorithm, BigInteger d) {
    return SigningKey.of(algorithm, BigIntegers.asUnsignedByteArray(32, d));
  }

  private static String reason(PublicKey key, SigningInput input, byte[] signature) {
    return key.check(input, signature).map(Refusal::reason).map(Object::toString).orElse("");
  }
}
