package org.qianyin.proof.index;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;

/**
 * What the map holds at the place of one key: the way down from the root, and what stands at its
 * end (ledger specification §4). One root opens to one answer per key, whoever made the tree.
 *
 * @param depth 0–256: how many nodes the way passes
 * @param bitmap hex of ⌈depth/8⌉ bytes: bit i says whether the sibling at level i has subjects
 * @param siblings their hashes, root side first
 * @param at what stands at the end
 */
public record MapProof(int depth, String bitmap, List<Digest> siblings, At at) {

  /** What stands at the end of the way. */
  public sealed interface At {
    /** The leaf of the claim. */
    record Self() implements At {}

    /** Nothing. */
    record Empty() implements At {}

    /** The leaf of another subject, alone below this place. */
    record Other(Digest key, long count, Digest root) implements At {}
  }

  static final int MAX_DEPTH = 8 * Digest.LENGTH;

  public MapProof {
    siblings = List.copyOf(siblings);
    if (depth < 0 || depth > MAX_DEPTH || bitmap.length() != bitmapLength(depth)) {
      throw new IllegalArgumentException("map proof: depth " + depth + ", bitmap " + bitmap);
    }
  }

  /**
   * Reads the proof object of a bundle.
   *
   * @return the proof, or {@code MAP_SHAPE}
   */
  public static Outcome<MapProof> read(Json json) {
    return MapProofJson.read(json);
  }

  /** The proof object of a bundle. */
  public Json.Obj toJson() {
    return MapProofJson.write(this);
  }

  /**
   * Decides whether the map with this root holds for {@code key} what is claimed.
   *
   * @return the first broken rule of §4 ({@code MAP_CLAIM}, {@code MAP_BITMAP}, {@code
   *     MAP_EMPTY_SIBLING}, {@code MAP_NOT_COMPACT}, {@code MAP_OTHER_KEY}, {@code MAP_ROOT}), or
   *     empty
   */
  public Optional<Refusal> check(Digest mapRoot, Digest key, MapClaim claim) {
    if (claim instanceof MapClaim.Present != at instanceof At.Self) {
      return refusal("MAP_CLAIM", "count >= 1 goes with \"self\" and only with it");
    }
    return form()
        .or(() -> foreign(key))
        .or(() ->
            rootFor(key, claim).equals(mapRoot)
                ? Optional.empty()
                : refusal("MAP_ROOT", "the way leads to another root"));
  }

  /** One tree has one proof per key: rule 1. */
  private Optional<Refusal> form() {
    int set = 0;
    for (int i = 0; i < 4 * bitmap.length(); i++) {
      if (bit(i) && i >= depth) {
        return refusal("MAP_BITMAP", "a bit is set beyond the depth");
      }
      set += bit(i) ? 1 : 0;
    }
    if (set != siblings.size()) {
      return refusal("MAP_BITMAP", "bitmap says " + set + " siblings, got " + siblings.size());
    }
    if (siblings.contains(MapHash.EMPTY)) {
      return refusal("MAP_EMPTY_SIBLING", "an empty sibling is written by its bit alone");
    }
    if (depth > 0 && !bit(depth - 1)) {
      return refusal("MAP_NOT_COMPACT", "the last split must have two sides");
    }
    return Optional.empty();
  }

  /** Rule 2: a foreign leaf may stand here only if its key passes this place. */
  private Optional<Refusal> foreign(Digest key) {
    if (!(at instanceof At.Other other)) {
      return Optional.empty();
    }
    boolean passes = !other.key().equals(key);
    for (int i = 0; i < depth; i++) {
      passes &= other.key().bit(i) == key.bit(i);
    }
    return passes
        ? Optional.empty()
        : refusal("MAP_OTHER_KEY", "the other key must differ and agree in " + depth + " bits");
  }

  /** Rule 3: up along the bits of the key that was asked for, never those of another. */
  private Digest rootFor(Digest key, MapClaim claim) {
    MapHash hash = new MapHash();
    Digest node = end(hash, key, claim);
    int next = siblings.size();
    for (int i = depth - 1; i >= 0; i--) {
      Digest sibling = bit(i) ? siblings.get(--next) : MapHash.EMPTY;
      node = key.bit(i) ? hash.node(sibling, node) : hash.node(node, sibling);
    }
    return node;
  }

  private Digest end(MapHash hash, Digest key, MapClaim claim) {
    if (claim instanceof MapClaim.Present present) {
      return hash.leaf(key, present.count(), present.root());
    }
    return at instanceof At.Other other
        ? hash.leaf(other.key(), other.count(), other.root())
        : MapHash.EMPTY;
  }

  private boolean bit(int index) {
    return (Character.digit(bitmap.charAt(index / 4), 16) >> (3 - index % 4) & 1) == 1;
  }

  static int bitmapLength(int depth) {
    return 2 * ((depth + 7) / 8);
  }

  private static Optional<Refusal> refusal(String code, String detail) {
    return Optional.of(Refusal.of(code, "map proof: " + detail));
  }
}
