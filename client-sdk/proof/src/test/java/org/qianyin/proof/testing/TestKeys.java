package org.qianyin.proof.testing;

import java.math.BigInteger;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;

/** The public test keys of the golden vectors ({@code test-keys.json}). Never trust them. */
public final class TestKeys {

  private static final BigInteger SECP256K1_N =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
  private static final BigInteger SM2_N =
      new BigInteger("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123", 16);

  private final Json.Obj keys;

  /**
   * @param file the content of {@code test-keys.json}
   */
  public TestKeys(Json.Obj file) {
    this.keys = file.object("keys");
  }

  /** The key of that name, such as {@code alice}. */
  public SigningKey key(String name) {
    Json.Obj key = keys.object(name);
    return ofSeed(key.string("alg"), HexFormat.of().parseHex(key.string("seed")));
  }

  /** The key of a seed; for secp256k1 and SM2 d = seed mod (n − 2) + 1. */
  public static SigningKey ofSeed(String alg, byte[] seed) {
    Algorithm algorithm = Algorithm.ofCode(alg).orElseThrow();
    return switch (algorithm) {
      case ED25519, ML_DSA_44 -> SigningKey.of(algorithm, seed);
      case ES256K, EIP712 -> SigningKey.of(algorithm, number(seed, SECP256K1_N));
      case SM2 -> SigningKey.of(algorithm, number(seed, SM2_N));
    };
  }

  private static byte[] number(byte[] seed, BigInteger n) {
    BigInteger two = BigInteger.TWO;
    BigInteger d = new BigInteger(1, seed).mod(n.subtract(two)).add(BigInteger.ONE);
    return BigIntegers.asUnsignedByteArray(32, d);
  }
}
