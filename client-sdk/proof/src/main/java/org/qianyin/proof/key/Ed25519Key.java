package org.qianyin.proof.key;

import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/** A point of order exactly L, decoded once. */
final class Ed25519Key extends PublicKey {

  private final PublicPoint point;

  private Ed25519Key(byte[] raw, PublicPoint point) {
    super(KeyCodec.ED25519, raw);
    this.point = point;
  }

  static Optional<Ed25519Key> of(byte[] raw) {
    return Ed25519.point(raw).map(point -> new Ed25519Key(raw, point));
  }

  @Override
  boolean holds(Algorithm algorithm, SigningInput input, byte[] signature) {
    return Ed25519.verify(point, input.message(multikey()), signature);
  }
}
