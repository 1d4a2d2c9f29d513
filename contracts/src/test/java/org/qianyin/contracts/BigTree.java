package org.qianyin.contracts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Two huge trees, one a prefix of the other, without their leaves: any hashes are a valid proof of
 * some pair of roots, so the proof is random and the roots are what it leads to (RFC 9162
 * §2.1.4.2).
 */
final class BigTree {

  private static final byte[] NODE = {1};

  private final byte[] oldRoot;
  private final byte[] newRoot;
  private final List<byte[]> proof;

  private BigTree(byte[] oldRoot, byte[] newRoot, List<byte[]> proof) {
    this.oldRoot = oldRoot;
    this.newRoot = newRoot;
    this.proof = proof;
  }

  static BigTree growing(long oldSize, long newSize) {
    Random random = new Random(oldSize ^ newSize);
    List<byte[]> proof = new ArrayList<>();
    long at = (oldSize - 1) >>> Long.numberOfTrailingZeros(oldSize);
    long last = (newSize - 1) >>> Long.numberOfTrailingZeros(oldSize);
    byte[] oldRoot = hash(random);
    byte[] newRoot = oldRoot;
    if (at != 0) {
      proof.add(oldRoot);
    }
    for (; last != 0; at >>>= 1, last >>>= 1) {
      byte[] sibling = hash(random);
      proof.add(sibling);
      if ((at & 1) == 1 || at == last) {
        oldRoot = sha256(NODE, sibling, oldRoot);
        newRoot = sha256(NODE, sibling, newRoot);
        int skipped = Long.numberOfTrailingZeros(at);
        at >>>= skipped;
        last >>>= skipped;
      } else {
        newRoot = sha256(NODE, newRoot, sibling);
      }
    }
    return new BigTree(oldRoot, newRoot, proof);
  }

  byte[] oldRoot() {
    return oldRoot;
  }

  byte[] newRoot() {
    return newRoot;
  }

  List<byte[]> proof() {
    return proof;
  }

  private static byte[] hash(Random random) {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    return hash;
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha256.update(part);
      }
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
