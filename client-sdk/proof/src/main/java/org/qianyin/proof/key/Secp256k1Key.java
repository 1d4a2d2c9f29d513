package org.qianyin.proof.key;

import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;
import org.qianyin.proof.data.Digest;

/** A compressed point of secp256k1, for {@code es256k} and {@code eip712}. */
final class Secp256k1Key extends PublicKey {

  private final ECPoint point;

  private Secp256k1Key(byte[] raw, ECPoint point) {
    super(KeyCodec.SECP256K1, raw);
    this.point = point;
  }

  static Optional<Secp256k1Key> of(byte[] raw) {
    return Curves.compressed(Secp256k1.DOMAIN, raw).map(point -> new Secp256k1Key(raw, point));
  }

  ECPoint point() {
    return point;
  }

  @Override
  boolean holds(Algorithm algorithm, SigningInput input, byte[] signature) {
    return algorithm == Algorithm.EIP712
        ? Secp256k1.verifyWithParity(point, EntryTypedData.digest(input), signature)
        : Secp256k1.verify(point, Digest.sha256(input.message(multikey())).bytes(), signature);
  }
}
