package org.qianyin.proof.key;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;

/** SM2 signatures (GB/T 32918.2): SM3, Z over the ID that GM/T 0009 gives everybody. */
final class Sm2 {

  static final ECDomainParameters DOMAIN = Curves.named("sm2p256v1");

  private static final byte[] ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

  private Sm2() {}

  /**
   * @param signature 64 bytes r‖s
   */
  static boolean verify(ECPoint key, byte[] message, byte[] signature) {
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
    signer.init(false, new ParametersWithID(new ECPublicKeyParameters(key, DOMAIN), ID));
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }

  /** 64 bytes r‖s. The standard wants a random nonce: no two signatures are alike. */
  static byte[] sign(BigInteger secret, byte[] message, SecureRandom random) {
    SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
    ECPrivateKeyParameters key = new ECPrivateKeyParameters(secret, DOMAIN);
    signer.init(true, new ParametersWithID(new ParametersWithRandom(key, random), ID));
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("SM2 refused to sign", e);
    }
  }
}
