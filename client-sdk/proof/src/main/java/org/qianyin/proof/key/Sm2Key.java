package org.qianyin.proof.key;

import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;

/** A compressed point of the curve of SM2. */
final class Sm2Key extends PublicKey {

  private final ECPoint point;

  private Sm2Key(byte[] raw, ECPoint point) {
    super(KeyCodec.SM2, raw);
    this.point = point;
  }

  static Optional<Sm2Key> of(byte[] raw) {
    return Curves.compressed(Sm2.DOMAIN, raw).map(point -> new Sm2Key(raw, point));
  }

  @Override
  boolean holds(Algorithm algorithm, SigningInput input, byte[] signature) {
    return Sm2.verify(point, input.message(multikey()), signature);
  }
}
