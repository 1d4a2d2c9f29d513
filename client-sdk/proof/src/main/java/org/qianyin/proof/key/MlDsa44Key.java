package org.qianyin.proof.key;

import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;

/** A key of ML-DSA-44; every 1312 bytes are one. */
final class MlDsa44Key extends PublicKey {

  private final MLDSAPublicKeyParameters key;

  MlDsa44Key(byte[] raw) {
    super(KeyCodec.ML_DSA_44, raw);
    this.key = new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, raw);
  }

  @Override
  boolean holds(Algorithm algorithm, SigningInput input, byte[] signature) {
    return MlDsa44.verify(key, input.message(multikey()), signature);
  }
}
