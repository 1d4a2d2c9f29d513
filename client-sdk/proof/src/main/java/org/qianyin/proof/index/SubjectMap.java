package org.qianyin.proof.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Digest;

/**
 * The compact sparse Merkle map (ledger specification §4) from subject keys to count and root.
 * Immutable: {@link #with} shares every untouched part, so the map of a published size stays
 * readable while the next one is made. About 250 bytes a subject.
 */
public final class SubjectMap {

  /** Without subjects. */
  public static final SubjectMap EMPTY = new SubjectMap(null);

  private sealed interface Node {
    Digest hash(MapHash hash);
  }

  /** Its hash is not kept: it is needed only when its sibling changes or is proven. */
  private record Leaf(Digest key, MapClaim.Present value) implements Node {
    @Override
    public Digest hash(MapHash hash) {
      return hash.leaf(key, value.count(), value.root());
    }
  }

  /** At least two subjects below; one side may have none. */
  private record Branch(@Nullable Node left, @Nullable Node right, Digest digest) implements Node {
    @Override
    public Digest hash(MapHash hash) {
      return digest;
    }
  }

  private final @Nullable Node root;

  private SubjectMap(@Nullable Node root) {
    this.root = root;
  }

  /** MAP of all subjects; 32 zero bytes without any. */
  public Digest root() {
    return digest(root, new MapHash());
  }

  /** What the map holds for this key. */
  public MapClaim get(Digest key) {
    Node node = root;
    for (int depth = 0; node instanceof Branch branch; depth++) {
      node = key.bit(depth) ? branch.right() : branch.left();
    }
    return node instanceof Leaf leaf && leaf.key().equals(key)
        ? leaf.value()
        : new MapClaim.Absent();
  }

  /** This map with these values put in, each touched node hashed once. */
  public SubjectMap with(Map<Digest, MapClaim.Present> values) {
    List<Leaf> leaves = new ArrayList<>(values.size());
    new TreeMap<>(values).forEach((key, value) -> leaves.add(new Leaf(key, value)));
    return new SubjectMap(update(root, leaves, 0, new MapHash()));
  }

  /** The proof of {@link #get} for this key. */
  public MapProof prove(Digest key) {
    MapHash hash = new MapHash();
    List<Digest> siblings = new ArrayList<>();
    byte[] bitmap = new byte[Digest.LENGTH];
    Node node = root;
    int depth = 0;
    for (; node instanceof Branch branch; depth++) {
      Node sibling = key.bit(depth) ? branch.left() : branch.right();
      if (sibling != null) {
        siblings.add(sibling.hash(hash));
        bitmap[depth / 8] |= (byte) (0x80 >>> depth % 8);
      }
      node = key.bit(depth) ? branch.right() : branch.left();
    }
    String used = HexFormat.of().formatHex(Arrays.copyOf(bitmap, MapProof.bitmapLength(depth) / 2));
    return new MapProof(depth, used, siblings, at(node, key));
  }

  private static MapProof.At at(@Nullable Node node, Digest key) {
    if (!(node instanceof Leaf leaf)) {
      return new MapProof.At.Empty();
    }
    return leaf.key().equals(key)
        ? new MapProof.At.Self()
        : new MapProof.At.Other(leaf.key(), leaf.value().count(), leaf.value().root());
  }

  /** Puts leaves, ascending by key and equal in their first {@code depth} bits, below a node. */
  private static @Nullable Node update(
      @Nullable Node node, List<Leaf> leaves, int depth, MapHash hash) {
    if (leaves.isEmpty()) {
      return node;
    }
    Leaf first = leaves.get(0);
    if (leaves.size() == 1
        && (node == null || (node instanceof Leaf old && old.key().equals(first.key())))) {
      return first;
    }
    int split = split(leaves, depth);
    Node left = update(side(node, depth, false), leaves.subList(0, split), depth + 1, hash);
    Node right =
        update(side(node, depth, true), leaves.subList(split, leaves.size()), depth + 1, hash);
    return new Branch(left, right, hash.node(digest(left, hash), digest(right, hash)));
  }

  /** One side below a node; a leaf moves down to the side of its key. */
  private static @Nullable Node side(@Nullable Node node, int depth, boolean right) {
    if (node instanceof Branch branch) {
      return right ? branch.right() : branch.left();
    }
    return node instanceof Leaf leaf && leaf.key().bit(depth) == right ? leaf : null;
  }

  private static int split(List<Leaf> leaves, int depth) {
    int low = 0;
    int high = leaves.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (leaves.get(middle).key().bit(depth)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static Digest digest(@Nullable Node node, MapHash hash) {
    return node == null ? MapHash.EMPTY : node.hash(hash);
  }
}
