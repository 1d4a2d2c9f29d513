package org.qianyin.proof.key;

import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** ML-DSA-44 (FIPS 204), pure, with the empty context. */
public final class MlDsa44 {

  public static final int KEY_LENGTH = 1312;
  public static final int SIGNATURE_LENGTH = 2420;

  private static final int SEED_LENGTH = 32;

  private MlDsa44() {}

  /**
   * Decides whether {@code signature} is that key's over {@code message}.
   *
   * @param publicKey any bytes; only 1312 can be a key
   * @param signature any bytes; only 2420 can be a signature
   */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    return publicKey.length == KEY_LENGTH
        && verify(
            new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, publicKey), message, signature);
  }

  /**
   * Signs by the deterministic variant (FIPS 204 §3.4).
   *
   * @param seed 32 bytes, ξ of FIPS 204 algorithm 1
   * @return 2420 bytes
   */
  public static byte[] sign(byte[] seed, byte[] message) {
    MLDSASigner signer = new MLDSASigner();
    signer.init(true, secret(seed));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("ML-DSA-44 refused to sign", e);
    }
  }

  /**
   * The public key of a seed.
   *
   * @param seed 32 bytes
   * @return 1312 bytes
   */
  public static byte[] publicKey(byte[] seed) {
    return secret(seed).getPublicKey();
  }

  static boolean verify(MLDSAPublicKeyParameters key, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    MLDSASigner signer = new MLDSASigner();
    signer.init(false, key);
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  private static MLDSAPrivateKeyParameters secret(byte[] seed) {
    if (seed.length != SEED_LENGTH) {
      throw new IllegalArgumentException("ml-dsa-44 seed: want 32 bytes, got " + seed.length);
    }
    return new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
  }
}
