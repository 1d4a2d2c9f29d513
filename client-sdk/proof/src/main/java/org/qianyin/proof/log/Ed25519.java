package org.qianyin.proof.log;

import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;
import org.jspecify.annotations.Nullable;

/** Ed25519 with one meaning for every signature (ledger specification §1). */
final class Ed25519 {

  static final int KEY_LENGTH = org.bouncycastle.math.ec.rfc8032.Ed25519.PUBLIC_KEY_SIZE;
  private static final int SIGNATURE_LENGTH =
      org.bouncycastle.math.ec.rfc8032.Ed25519.SIGNATURE_SIZE;

  private Ed25519() {}

  /** The point, or null unless the encoding is canonical and the order exactly L. */
  static @Nullable PublicPoint point(byte[] key) {
    return key.length == KEY_LENGTH
        ? org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFullExport(key, 0)
        : null;
  }

  /**
   * With A of order exactly L, S below L and R of order exactly L the cofactorless equation and the
   * one with cofactor say the same.
   */
  static boolean verify(PublicPoint key, byte[] message, byte[] signature) {
    return signature.length == SIGNATURE_LENGTH
        && org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyFull(signature, 0)
        && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
            signature, 0, key, message, 0, message.length);
  }

  static byte[] publicKey(byte[] seed) {
    byte[] key = new byte[KEY_LENGTH];
    org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, key, 0);
    return key;
  }

  static byte[] sign(byte[] seed, byte[] message) {
    byte[] signature = new byte[SIGNATURE_LENGTH];
    org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
        seed, 0, message, 0, message.length, signature, 0);
    return signature;
  }
}
