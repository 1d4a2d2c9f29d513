package org.qianyin.proof.key;

import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/**
 * Ed25519 (RFC 8032) by the one rule of ledger specification §1, for entries and for lines of
 * notes: A and R are canonical encodings of points of order exactly L, S &lt; L, and the equation
 * holds.
 *
 * <p>Bouncy Castle's equation forgives a torsion component of R, and neither it nor the JDK's
 * refuses R = neutral, so R gets the full validation that the key gets. The other way to the same
 * rule (the JDK's equation, Bouncy Castle's validation of A, R not neutral) took four times as
 * long; {@code Ed25519Benchmark} measures both.
 */
public final class Ed25519 {

  public static final int KEY_LENGTH = 32;
  public static final int SIGNATURE_LENGTH = 64;

  private Ed25519() {}

  /**
   * Decides whether {@code signature} is that key's over {@code message}. Validates the key anew;
   * who has many signatures of one key decodes a {@link PublicKey} once.
   *
   * @param publicKey any bytes; only 32 can be a key
   * @param signature any bytes; only 64 can be a signature
   */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    return point(publicKey).filter(point -> verify(point, message, signature)).isPresent();
  }

  /**
   * Signs, deterministically.
   *
   * @param seed 32 bytes, the private key of RFC 8032 §5.1.5
   * @return 64 bytes
   */
  public static byte[] sign(byte[] seed, byte[] message) {
    checkSeed(seed);
    byte[] signature = new byte[SIGNATURE_LENGTH];
    org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
        seed, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  /**
   * The public key of a private one.
   *
   * @param seed 32 bytes
   * @return 32 bytes
   */
  public static byte[] publicKey(byte[] seed) {
    checkSeed(seed);
    byte[] publicKey = new byte[KEY_LENGTH];
    org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    return publicKey;
  }

  /** The point of a key, if it is one of order exactly L in its canonical encoding. */
  static Optional<PublicPoint> point(byte[] publicKey) {
    return publicKey.length == KEY_LENGTH
        ? Optional.ofNullable(
            org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFullExport(publicKey, 0))
        : Optional.empty();
  }

  static boolean verify(PublicPoint key, byte[] message, byte[] signature) {
    return signature.length == SIGNATURE_LENGTH
        && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
            signature, 0, key, message, 0, message.length)
        && org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(signature, 0);
  }

  private static void checkSeed(byte[] seed) {
    if (seed.length != KEY_LENGTH) {
      throw new IllegalArgumentException("ed25519 seed: want 32 bytes, got " + seed.length);
    }
  }
}
