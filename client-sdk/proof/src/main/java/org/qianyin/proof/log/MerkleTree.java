package org.qianyin.proof.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.qianyin.proof.data.Digest;

/**
 * A Merkle tree of one size (RFC 6962 §2.1) that makes its root and its proofs from the hashes of
 * complete subtrees.
 *
 * @param size number of leaves, at least 0
 * @param nodes asked for complete subtrees inside {@code [0, size)} only
 */
public record MerkleTree(long size, TreeNodes nodes) {

  public MerkleTree {
    if (size < 0) {
      throw new IllegalArgumentException("tree size: want >= 0, got " + size);
    }
  }

  /** The tree over these leaf hashes, in memory. */
  public static MerkleTree ofLeafHashes(List<Digest> leafHashes) {
    GrowingTree tree = new GrowingTree();
    leafHashes.forEach(tree::append);
    return tree.tree();
  }

  /** The same tree when it had {@code earlier} leaves. */
  public MerkleTree at(long earlier) {
    if (earlier > size) {
      throw new IllegalArgumentException("size: want <= " + size + ", got " + earlier);
    }
    return new MerkleTree(earlier, nodes);
  }

  /** MTH(D[size]); {@link TreeHash#EMPTY} without leaves. */
  public Digest root() {
    return size == 0 ? TreeHash.EMPTY : hash(0, size, new TreeHash());
  }

  /** The roots of the complete subtrees that {@code size} splits into, largest first. */
  public CompactRange range() {
    List<Digest> roots = new ArrayList<>();
    long begin = 0;
    while (begin < size) {
      long width = Long.highestOneBit(size - begin);
      roots.add(complete(begin, width));
      begin += width;
    }
    return new CompactRange(size, roots);
  }

  /**
   * PATH(index, D[size]) of RFC 6962 §2.1.1.
   *
   * @param index zero-based, less than the size
   */
  public InclusionProof inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index: want 0.." + (size - 1) + ", got " + index);
    }
    TreeHash hash = new TreeHash();
    List<Digest> path = new ArrayList<>();
    long begin = 0;
    long end = size;
    while (end - begin > 1) {
      long middle = begin + split(end - begin);
      if (index < middle) {
        path.add(hash(middle, end, hash));
        end = middle;
      } else {
        path.add(hash(begin, middle, hash));
        begin = middle;
      }
    }
    Collections.reverse(path);
    return new InclusionProof(index, size, path);
  }

  /**
   * PROOF(earlier, D[size]) of RFC 6962 §2.1.2; empty for {@code earlier} = 0 or size.
   *
   * @param earlier 0…size
   */
  public ConsistencyProof consistencyFrom(long earlier) {
    if (earlier < 0 || earlier > size) {
      throw new IllegalArgumentException("earlier size: want 0.." + size + ", got " + earlier);
    }
    if (earlier == 0) {
      return new ConsistencyProof(0, size, List.of());
    }
    TreeHash hash = new TreeHash();
    List<Digest> path = new ArrayList<>();
    long begin = 0;
    long end = size;
    while (earlier < end) {
      long middle = begin + split(end - begin);
      if (earlier <= middle) {
        path.add(hash(middle, end, hash));
        end = middle;
      } else {
        path.add(hash(begin, middle, hash));
        begin = middle;
      }
    }
    if (begin > 0) {
      path.add(hash(begin, end, hash)); // the verifier knows this hash only if it is the old root
    }
    Collections.reverse(path);
    return new ConsistencyProof(earlier, size, path);
  }

  /** MTH of {@code [begin, end)}, where begin is a multiple of the first split. */
  private Digest hash(long begin, long end, TreeHash hash) {
    long width = end - begin;
    if (Long.bitCount(width) == 1) {
      return complete(begin, width);
    }
    long middle = begin + split(width);
    return hash.join(complete(begin, middle - begin), hash(middle, end, hash));
  }

  private Digest complete(long begin, long width) {
    int level = Long.numberOfTrailingZeros(width);
    return nodes.node(level, begin >>> level);
  }

  /** The largest power of two below {@code width}, which is at least 2. */
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }
}
