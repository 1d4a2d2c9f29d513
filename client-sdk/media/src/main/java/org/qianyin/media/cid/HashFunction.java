package org.qianyin.media.cid;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The multihash functions that this library can check; a CID of any other is refused, so that every
 * {@link Cid} in memory can be held against its block.
 */
public enum HashFunction {
  /** No hash: the digest is the block itself, at most 128 bytes. */
  IDENTITY(0x00, 128, ""),
  /** SHA-256, the one that this project writes. */
  SHA2_256(0x12, 32, "SHA-256"),
  /** SHA-512. */
  SHA2_512(0x13, 64, "SHA-512");

  private final long code;
  private final int size;
  private final String algorithm;

  HashFunction(long code, int size, String algorithm) {
    this.code = code;
    this.size = size;
    this.algorithm = algorithm;
  }

  /** The number in the multicodec table. */
  public long code() {
    return code;
  }

  /**
   * A fresh digest to feed.
   *
   * @throws IllegalStateException for {@link #IDENTITY}, which has none
   */
  public MessageDigest newDigest() {
    if (this == IDENTITY) {
      throw new IllegalStateException("identity: the block is its own digest");
    }
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks " + algorithm, e);
    }
  }

  byte[] digest(ByteBuffer block) {
    ByteBuffer view = block.duplicate();
    if (this == IDENTITY) {
      byte[] bytes = new byte[view.remaining()];
      view.get(bytes);
      return bytes;
    }
    MessageDigest digest = newDigest();
    digest.update(view);
    return digest.digest();
  }

  boolean fits(long length) {
    return this == IDENTITY ? length >= 0 && length <= size : length == size;
  }

  static HashFunction of(long code) {
    for (HashFunction function : values()) {
      if (function.code == code) {
        return function;
      }
    }
    throw new IllegalArgumentException(
        "cid: hash function 0x" + Long.toHexString(code) + " is not one that can be checked here");
  }
}
