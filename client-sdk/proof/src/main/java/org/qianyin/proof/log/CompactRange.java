package org.qianyin.proof.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;

/**
 * What is left of a tree when only its end matters: the roots of the complete subtrees that its
 * size splits into. Enough to append and to know the root; immutable, about 32·log₂(size) bytes.
 *
 * @param size number of leaves
 * @param roots one per one-bit of the size, largest subtree first
 */
public record CompactRange(long size, List<Digest> roots) {

  /** No leaves. */
  public static final CompactRange EMPTY = new CompactRange(0, List.of());

  public CompactRange {
    roots = List.copyOf(roots);
    if (size < 0 || roots.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "compact range: " + roots.size() + " roots do not fit the size " + size);
    }
  }

  /** This range and one more leaf. */
  public CompactRange append(Digest leafHash) {
    return extend(List.of(leafHash));
  }

  /** This range and more leaves, in order. */
  public CompactRange extend(List<Digest> leafHashes) {
    TreeHash hash = new TreeHash();
    List<Digest> grown = new ArrayList<>(roots);
    long count = size;
    for (Digest leaf : leafHashes) {
      Digest node = leaf;
      for (long rest = count; (rest & 1) == 1; rest >>>= 1) {
        node = hash.join(grown.remove(grown.size() - 1), node);
      }
      grown.add(node);
      count++;
    }
    return new CompactRange(count, grown);
  }

  /** MTH of all leaves; {@link TreeHash#EMPTY} without any. */
  public Digest root() {
    if (roots.isEmpty()) {
      return TreeHash.EMPTY;
    }
    TreeHash hash = new TreeHash();
    Digest node = roots.get(roots.size() - 1);
    for (int i = roots.size() - 2; i >= 0; i--) {
      node = hash.join(roots.get(i), node);
    }
    return node;
  }

  /** {@code uint64be(size) ‖ roots}, largest first. */
  public byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(Long.BYTES + Digest.LENGTH * roots.size()).putLong(size);
    roots.forEach(root -> out.put(root.bytes()));
    return out.array();
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @return the range, or {@code COMPACT_RANGE}
   */
  public static Outcome<CompactRange> parse(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long size = bytes.length < Long.BYTES ? -1 : in.getLong();
    if (size < 0 || in.remaining() != Digest.LENGTH * Long.bitCount(size)) {
      return Outcome.refused(
          "COMPACT_RANGE", "compact range: want 8 bytes of size and 32 for each of its one-bits");
    }
    List<Digest> roots = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] root = new byte[Digest.LENGTH];
      in.get(root);
      roots.add(Digest.of(root));
    }
    return Outcome.ok(new CompactRange(size, roots));
  }
}
