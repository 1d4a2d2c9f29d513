package org.qianyin.proof.key;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** ECDSA over secp256k1 (SEC 1, SEC 2) with s ≤ n/2, and the 65-byte form of Ethereum. */
final class Secp256k1 {

  static final ECDomainParameters DOMAIN = Curves.named("secp256k1");

  private static final BigInteger N = DOMAIN.getN();
  private static final BigInteger HALF_N = N.shiftRight(1);
  private static final int V = 27;

  private Secp256k1() {}

  /**
   * @param hash 32 bytes
   * @param signature 64 bytes r‖s
   */
  static boolean verify(ECPoint key, byte[] hash, byte[] signature) {
    BigInteger r = Curves.number(signature, 0);
    BigInteger s = Curves.number(signature, Curves.NUMBER);
    if (!Curves.isWithin(r, N.subtract(BigInteger.ONE)) || !Curves.isWithin(s, HALF_N)) {
      return false;
    }
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, new ECPublicKeyParameters(key, DOMAIN));
    return signer.verifySignature(hash, r, s);
  }

  /**
   * Whether recovery from the signature gives this key. Instead of a square root for the point R, R
   * = [h/s]G + [r/s]A is computed and compared with what the signature says of it: x = r (not only
   * modulo n) and the parity of y.
   *
   * @param hash 32 bytes
   * @param signature 65 bytes r‖s‖v, v 27 or 28
   */
  static boolean verifyWithParity(ECPoint key, byte[] hash, byte[] signature) {
    BigInteger r = Curves.number(signature, 0);
    BigInteger s = Curves.number(signature, Curves.NUMBER);
    int parity = (signature[2 * Curves.NUMBER] & 0xff) - V;
    if (!Curves.isWithin(r, N.subtract(BigInteger.ONE))
        || !Curves.isWithin(s, HALF_N)
        || (parity != 0 && parity != 1)) {
      return false;
    }
    BigInteger inverse = s.modInverse(N);
    BigInteger ofBase = Curves.number(hash, 0).multiply(inverse).mod(N);
    BigInteger ofKey = r.multiply(inverse).mod(N);
    ECPoint point = ECAlgorithms.sumOfTwoMultiplies(DOMAIN.getG(), ofBase, key, ofKey).normalize();
    return !point.isInfinity()
        && point.getAffineXCoord().toBigInteger().equals(r)
        && point.getAffineYCoord().testBitZero() == (parity == 1);
  }

  /**
   * Signs with the nonce of RFC 6979.
   *
   * @param hash 32 bytes
   * @return 64 bytes r‖s, s ≤ n/2
   */
  static byte[] sign(BigInteger secret, byte[] hash) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
    BigInteger[] rs = signer.generateSignature(hash);
    byte[] signature = new byte[2 * Curves.NUMBER];
    Curves.put(rs[0], signature, 0);
    Curves.put(rs[1].compareTo(HALF_N) > 0 ? N.subtract(rs[1]) : rs[1], signature, Curves.NUMBER);
    return signature;
  }

  /** As {@link #sign}, with v behind it: 65 bytes. */
  static byte[] signWithParity(BigInteger secret, byte[] hash) {
    byte[] signature = Arrays.copyOf(sign(secret, hash), 2 * Curves.NUMBER + 1);
    ECPoint key = DOMAIN.getG().multiply(secret).normalize();
    for (int v = V; v <= V + 1; v++) {
      signature[2 * Curves.NUMBER] = (byte) v;
      if (verifyWithParity(key, hash, signature)) {
        return signature;
      }
    }
    throw new IllegalStateException("a nonce whose point has x >= n; one of 2^128 does");
  }
}
