package org.qianyin.proof.log;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;

/**
 * The claim that a leaf stands at one place of a tree (RFC 9162 §2.1.3). Any numbers may be
 * claimed; {@link #check} decides.
 *
 * @param index zero-based place of the leaf
 * @param size number of leaves
 * @param path sibling hashes, leaf first
 */
public record InclusionProof(long index, long size, List<Digest> path) {

  /** More siblings than any tree of fewer than 2⁶³ leaves has. */
  public static final int MAX_PATH = 63;

  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * Decides whether {@code leafHash} is leaf {@code index} of the tree with this root (RFC 9162
   * §2.1.3.2).
   *
   * @return {@code INCLUSION_PATH} and what is wrong, or empty
   */
  public Optional<Refusal> check(Digest leafHash, Digest root) {
    Outcome<Digest> computed = root(leafHash);
    if (computed instanceof Outcome.Refused<Digest> refused) {
      return Optional.of(refused.refusal());
    }
    return computed.orThrow().equals(root)
        ? Optional.empty()
        : Optional.of(refusal("the path leads to another root"));
  }

  /** The root to which the path leads, or {@code INCLUSION_PATH} if it has not the one length. */
  public Outcome<Digest> root(Digest leafHash) {
    if (index < 0 || index >= size) {
      return Outcome.refused(refusal("index " + index + " is not in a tree of " + size));
    }
    if (path.size() != pathLength(index, size)) {
      return Outcome.refused(
          refusal("path: want " + pathLength(index, size) + " hashes, got " + path.size()));
    }
    TreeHash hash = new TreeHash();
    Digest node = leafHash;
    long at = index;
    long last = size - 1;
    for (Digest sibling : path) {
      if ((at & 1) == 1 || at == last) {
        node = hash.join(sibling, node);
        int skipped = Long.numberOfTrailingZeros(at); // levels where this node has no sibling
        at >>>= skipped;
        last >>>= skipped;
      } else {
        node = hash.join(node, sibling);
      }
      at >>>= 1;
      last >>>= 1;
    }
    return Outcome.ok(node);
  }

  /** Siblings below the point where the path meets the right border, and those on the border. */
  private static int pathLength(long index, long size) {
    int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
    return inner + Long.bitCount(index >>> inner);
  }

  private static Refusal refusal(String detail) {
    return Refusal.of("INCLUSION_PATH", "inclusion proof: " + detail);
  }
}
