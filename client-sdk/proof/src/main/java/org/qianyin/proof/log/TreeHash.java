package org.qianyin.proof.log;

import java.security.MessageDigest;
import org.qianyin.proof.data.Digest;

/** The hashes of a Merkle tree over SHA-256 (RFC 6962 §2.1): tags keep leaves and nodes apart. */
public final class TreeHash {

  /** Root of the tree without leaves: {@code SHA-256("")}. */
  public static final Digest EMPTY = Digest.sha256();

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha = Digest.sha256Engine();

  /** Keeps one engine for many hashes. Not for several threads. */
  TreeHash() {}

  /** {@code SHA-256(0x00 ‖ data)}. */
  public static Digest leaf(byte[] data) {
    return Digest.sha256(new byte[] {LEAF}, data);
  }

  /** {@code SHA-256(0x01 ‖ left ‖ right)}. */
  public static Digest node(Digest left, Digest right) {
    return new TreeHash().join(left, right);
  }

  Digest join(Digest left, Digest right) {
    sha.update(NODE);
    left.update(sha);
    right.update(sha);
    return Digest.finish(sha);
  }
}
