package org.qianyin.proof.key;

import java.util.Optional;

/** The signature algorithms of entries (table of ledger specification §1). */
public enum Algorithm {
  /** RFC 8032, over the message. */
  ED25519("ed25519", KeyCodec.ED25519, 64),
  /** ECDSA over secp256k1, r‖s with s ≤ n/2, over SHA-256 of the message. */
  ES256K("es256k", KeyCodec.SECP256K1, 64),
  /** ECDSA over secp256k1, r‖s‖v, over the EIP-712 digest of the entry. */
  EIP712("eip712", KeyCodec.SECP256K1, 65),
  /** GB/T 32918.2 with SM3 and the usual ID, r‖s, over the message. */
  SM2("sm2", KeyCodec.SM2, 64),
  /** FIPS 204, pure, empty context, over the message. */
  ML_DSA_44("ml-dsa-44", KeyCodec.ML_DSA_44, 2420);

  private final String code;
  private final KeyCodec codec;
  private final int signatureLength;

  Algorithm(String code, KeyCodec codec, int signatureLength) {
    this.code = code;
    this.codec = codec;
    this.signatureLength = signatureLength;
  }

  /** The name in entries, such as {@code ml-dsa-44}. */
  public String code() {
    return code;
  }

  /** Length of a signature in bytes. */
  public int signatureLength() {
    return signatureLength;
  }

  KeyCodec codec() {
    return codec;
  }

  /** The algorithm that entries call {@code code}. */
  public static Optional<Algorithm> ofCode(String code) {
    for (Algorithm algorithm : values()) {
      if (algorithm.code.equals(code)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** The algorithm whose signatures by keys of this type have this length. */
  static Optional<Algorithm> of(KeyCodec codec, int signatureLength) {
    for (Algorithm algorithm : values()) {
      if (algorithm.codec == codec && algorithm.signatureLength == signatureLength) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return code;
  }
}
