package org.qianyin.proof.key;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.qianyin.proof.data.Digest;

/**
 * A private key in memory: for every algorithm 32 bytes. Never shown: {@link #toString} names the
 * public key.
 */
public final class SigningKey implements Signer {

  /** Length of every secret in bytes. */
  public static final int SECRET_LENGTH = 32;

  private final Algorithm algorithm;
  private final byte[] secret;
  private final PublicKey publicKey;
  private final SecureRandom random;

  private SigningKey(Algorithm algorithm, byte[] secret, SecureRandom random) {
    this.algorithm = algorithm;
    this.secret = secret;
    this.random = random;
    this.publicKey = PublicKey.ofRaw(algorithm, publicBytes()).orThrow();
  }

  /**
   * A new key.
   *
   * @param random the source of the secret, and of the nonces of SM2
   */
  public static SigningKey generate(Algorithm algorithm, SecureRandom random) {
    byte[] secret = new byte[SECRET_LENGTH];
    do {
      random.nextBytes(secret);
    } while (!isInRange(algorithm, secret));
    return new SigningKey(algorithm, secret, random);
  }

  /**
   * A key that was kept.
   *
   * @param secret 32 bytes, copied: the seed of ed25519 (RFC 8032 §5.1.5) or ml-dsa-44 (ξ of FIPS
   *     204), else the number d, big-endian, 1 ≤ d ≤ n − 1 (sm2: n − 2)
   * @throws IllegalArgumentException if it is none; the message does not show it
   */
  public static SigningKey of(Algorithm algorithm, byte[] secret) {
    if (secret.length != SECRET_LENGTH || !isInRange(algorithm, secret)) {
      throw new IllegalArgumentException(
          "private key of " + algorithm + ": want 32 bytes in the range of the algorithm");
    }
    return new SigningKey(algorithm, secret.clone(), new SecureRandom());
  }

  private static boolean isInRange(Algorithm algorithm, byte[] secret) {
    return switch (algorithm) {
      case ED25519, ML_DSA_44 -> true;
      case ES256K, EIP712 -> isBelow(secret, Secp256k1.DOMAIN, 1);
      case SM2 -> isBelow(secret, Sm2.DOMAIN, 2);
    };
  }

  private static boolean isBelow(byte[] secret, ECDomainParameters domain, long less) {
    return Curves.isWithin(
        Curves.number(secret, 0), domain.getN().subtract(BigInteger.valueOf(less)));
  }

  private byte[] publicBytes() {
    return switch (algorithm) {
      case ED25519 -> Ed25519.publicKey(secret);
      case ML_DSA_44 -> MlDsa44.publicKey(secret);
      case ES256K, EIP712 -> point(Secp256k1.DOMAIN);
      case SM2 -> point(Sm2.DOMAIN);
    };
  }

  private byte[] point(ECDomainParameters domain) {
    return domain.getG().multiply(number()).getEncoded(true);
  }

  @Override
  public Algorithm algorithm() {
    return algorithm;
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  /** Deterministic for every algorithm but SM2. */
  @Override
  public byte[] sign(SigningInput input) {
    byte[] message = input.message(publicKey.multikey());
    return switch (algorithm) {
      case ED25519 -> Ed25519.sign(secret, message);
      case ES256K -> Secp256k1.sign(number(), Digest.sha256(message).bytes());
      case EIP712 -> Secp256k1.signWithParity(number(), EntryTypedData.digest(input));
      case SM2 -> Sm2.sign(number(), message, random);
      case ML_DSA_44 -> MlDsa44.sign(secret, message);
    };
  }

  /**
   * A copy of the 32 bytes, as {@link #of} takes them: for {@link SealedKey}, and for the signer of
   * notes. Whoever has them is the key; overwrite them after use.
   */
  public byte[] secret() {
    return secret.clone();
  }

  private BigInteger number() {
    return Curves.number(secret, 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey that
        && algorithm == that.algorithm
        && MessageDigest.isEqual(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return publicKey.hashCode();
  }

  @Override
  public String toString() {
    return algorithm + " " + publicKey;
  }
}
