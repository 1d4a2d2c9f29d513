package org.qianyin.proof.data;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum has it: the padding from before FIPS 202, so it is not SHA3-256. */
public final class Keccak {

  private Keccak() {}

  /** The hash of the parts, one after the other: 32 bytes. */
  public static byte[] hash(byte[]... parts) {
    KeccakDigest keccak = new KeccakDigest(256);
    for (byte[] part : parts) {
      keccak.update(part, 0, part.length);
    }
    byte[] hash = new byte[Digest.LENGTH];
    keccak.doFinal(hash, 0);
    return hash;
  }
}
