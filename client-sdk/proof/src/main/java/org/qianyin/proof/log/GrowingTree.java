package org.qianyin.proof.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qianyin.proof.data.Digest;

/**
 * An append-only Merkle tree in memory: 64 bytes a leaf, hashes of complete subtrees by level. One
 * thread appends; trees of published sizes may be read by others if appends are made visible to
 * them.
 */
public final class GrowingTree implements TreeNodes {

  private final List<byte[]> levels = new ArrayList<>();
  private final TreeHash hash = new TreeHash();
  private long size;

  /** Appends one leaf and completes the subtrees that it closes. */
  public void append(Digest leafHash) {
    Digest node = leafHash;
    long index = size;
    int level = 0;
    put(level, index, node);
    while ((index & 1) == 1) {
      node = hash.join(node(level, index - 1), node);
      index >>>= 1;
      level++;
      put(level, index, node);
    }
    size++;
  }

  public long size() {
    return size;
  }

  /** The tree of the leaves so far; stays what it is when more are appended. */
  public MerkleTree tree() {
    return new MerkleTree(size, this);
  }

  @Override
  public Digest node(int level, long index) {
    int at = Math.toIntExact(index * Digest.LENGTH);
    return Digest.of(Arrays.copyOfRange(levels.get(level), at, at + Digest.LENGTH));
  }

  private void put(int level, long index, Digest node) {
    int at = Math.toIntExact(index * Digest.LENGTH);
    if (level == levels.size()) {
      levels.add(new byte[Digest.LENGTH]);
    }
    byte[] row = levels.get(level);
    if (at + Digest.LENGTH > row.length) {
      row = Arrays.copyOf(row, Math.max(2 * row.length, at + Digest.LENGTH));
      levels.set(level, row);
    }
    System.arraycopy(node.bytes(), 0, row, at, Digest.LENGTH);
  }
}
