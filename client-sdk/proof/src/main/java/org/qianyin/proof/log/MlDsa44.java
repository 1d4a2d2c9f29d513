package org.qianyin.proof.log;

import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** ML-DSA-44, pure, with empty context (FIPS 204). */
final class MlDsa44 {

  static final int KEY_LENGTH = 1312;
  private static final int SIGNATURE_LENGTH = 2420;

  private MlDsa44() {}

  static boolean verify(byte[] key, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    MLDSASigner signer = new MLDSASigner();
    signer.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, key));
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }
}
