package org.qianyin.proof.key;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** The Weierstrass curves of 256 bits: points and numbers in their one encoding. */
final class Curves {

  static final int NUMBER = 32;

  private Curves() {}

  /** By Bouncy Castle's own field arithmetic, which is several times as fast as the generic one. */
  static ECDomainParameters named(String name) {
    X9ECParameters curve = CustomNamedCurves.getByName(name);
    return new ECDomainParameters(
        curve.getCurve(), curve.getG(), curve.getN(), curve.getH(), curve.getSeed());
  }

  /** The point of 33 bytes: 02 or 03, then x below p, on the curve. */
  static Optional<ECPoint> compressed(ECDomainParameters domain, byte[] encoded) {
    if (encoded.length != NUMBER + 1) {
      return Optional.empty();
    }
    try {
      // Of this length there are no other forms than 02 and 03.
      return Optional.of(domain.getCurve().decodePoint(encoded));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The number of 32 bytes that start at {@code offset}, big-endian. */
  static BigInteger number(byte[] bytes, int offset) {
    return BigIntegers.fromUnsignedByteArray(bytes, offset, NUMBER);
  }

  static void put(BigInteger number, byte[] into, int offset) {
    BigIntegers.asUnsignedByteArray(number, into, offset, NUMBER);
  }

  /** Whether 1 ≤ number ≤ most. */
  static boolean isWithin(BigInteger number, BigInteger most) {
    return number.signum() > 0 && number.compareTo(most) <= 0;
  }
}
