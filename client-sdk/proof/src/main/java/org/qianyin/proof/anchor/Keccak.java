package org.qianyin.proof.anchor;

import org.bouncycastle.crypto.digests.KeccakDigest;
import org.qianyin.proof.data.Digest;

/** Keccak-256 as Ethereum uses it: the padding before FIPS 202, so it is not SHA3-256. */
final class Keccak {

  private Keccak() {}

  static Digest hash(byte[]... parts) {
    KeccakDigest keccak = new KeccakDigest(256);
    for (byte[] part : parts) {
      keccak.update(part, 0, part.length);
    }
    byte[] hash = new byte[Digest.LENGTH];
    keccak.doFinal(hash, 0);
    return Digest.of(hash);
  }
}
