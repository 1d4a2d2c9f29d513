package org.qianyin.proof.anchor;

import java.util.List;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;

/**
 * A path through a Merkle-Patricia trie down to a value (Ethereum Yellow Paper, appendix D;
 * EIP-1186). Only the one path that a correct node would give is accepted: nothing missing, nothing
 * left over, every node in its one spelling.
 */
final class PatriciaProof {

  private static final int BRANCH = 17;

  /** Unwinds the walk; never leaves this class. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String detail) {
      super(detail, null, false, false);
    }
  }

  private final byte[] key;
  private final List<Octets> nodes;
  private int nibble;
  private int used;

  private PatriciaProof(byte[] key, List<Octets> nodes) {
    this.key = key;
    this.nodes = nodes;
  }

  /**
   * The value under a key.
   *
   * @param root hash of the trie's root node
   * @param key where the value is, after any hashing of keys; all keys of a trie are of one length
   * @param nodes the nodes from the root on that are referred to by hash; embedded ones are within
   *     their parents
   * @param code reason code of a refusal; absence is one too
   * @return the bytes that the leaf holds, never empty
   */
  static Outcome<Octets> valueAt(Digest root, byte[] key, List<Octets> nodes, String code) {
    PatriciaProof proof = new PatriciaProof(key, nodes);
    try {
      return Outcome.ok(proof.walk(root));
    } catch (Broken e) {
      return Outcome.refused(code, "trie proof: " + e.getMessage());
    }
  }

  private Octets walk(Digest root) throws Broken {
    Rlp.Lst node = hashed(root);
    boolean belowExtension = false;
    while (true) {
      if (node.items().size() == BRANCH) {
        node = child(branch(node));
        belowExtension = false;
        continue;
      }
      if (node.items().size() != 2) {
        throw new Broken("a node of " + node.items().size() + " items, want 2 or 17");
      }
      if (belowExtension) {
        throw new Broken("an extension leads to something else than a branch");
      }
      HexPrefix prefix = prefix(node.items().get(0));
      if (prefix.leaf()) {
        return leaf(prefix, node.items().get(1));
      }
      node = child(extension(prefix, node.items().get(1)));
      belowExtension = true;
    }
  }

  /** The next node of the proof, which its parent names by hash. */
  private Rlp.Lst hashed(Digest hash) throws Broken {
    if (used == nodes.size()) {
      throw new Broken("a node is missing");
    }
    Octets node = nodes.get(used);
    if (!node.keccak().equals(hash)) {
      throw new Broken("node " + used + " has another hash than its parent says");
    }
    if (used > 0 && node.length() < Digest.LENGTH) {
      throw new Broken("node " + used + " is short enough to be embedded, yet it is hashed");
    }
    used++;
    Outcome<Rlp> item = Rlp.decode(node, "RLP");
    if (item instanceof Outcome.Refused<Rlp> refused) {
      throw new Broken(refused.refusal().detail());
    }
    if (item.orThrow() instanceof Rlp.Lst list) {
      return list;
    }
    throw new Broken("a node is no list");
  }

  private Rlp.Lst child(Rlp reference) throws Broken {
    return reference instanceof Rlp.Lst embedded
        ? embedded
        : hashed(Digest.of(((Rlp.Str) reference).value().shared()));
  }

  private Rlp branch(Rlp.Lst node) throws Broken {
    int children = 0;
    for (Rlp item : node.items().subList(0, BRANCH - 1)) {
      if (!isEmpty(item)) {
        requireReference(item);
        children++;
      }
    }
    if (children < 2) {
      throw new Broken("a branch with less than two children");
    }
    if (!isEmpty(node.items().get(BRANCH - 1))) {
      throw new Broken("a branch with a value, where all keys are of one length");
    }
    if (nibble == 2 * key.length) {
      throw new Broken("a branch below the end of the key");
    }
    Rlp next = node.items().get(nibbleAt(nibble++));
    if (isEmpty(next)) {
      throw new Broken("there is no such key: a branch has no child for it");
    }
    return next;
  }

  private Rlp extension(HexPrefix prefix, Rlp next) throws Broken {
    if (prefix.length() == 0) {
      throw new Broken("an extension without a path");
    }
    follow(prefix);
    requireReference(next);
    return next;
  }

  private Octets leaf(HexPrefix prefix, Rlp value) throws Broken {
    if (prefix.length() != 2 * key.length - nibble) {
      throw new Broken("a leaf whose path does not end with the key");
    }
    follow(prefix);
    if (used != nodes.size()) {
      throw new Broken((nodes.size() - used) + " nodes behind the leaf");
    }
    if (value instanceof Rlp.Str string && !string.isEmpty()) {
      return string.value();
    }
    throw new Broken("a leaf without a value");
  }

  private void follow(HexPrefix prefix) throws Broken {
    for (int i = 0; i < prefix.length(); i++) {
      if (nibble == 2 * key.length || prefix.nibble(i) != nibbleAt(nibble++)) {
        throw new Broken("there is no such key: a path leads elsewhere");
      }
    }
  }

  private static HexPrefix prefix(Rlp item) throws Broken {
    if (item instanceof Rlp.Str string && HexPrefix.isValid(string.value())) {
      return new HexPrefix(string.value());
    }
    throw new Broken("a path that is not hex-prefix encoded");
  }

  private static void requireReference(Rlp item) throws Broken {
    boolean hash = item instanceof Rlp.Str string && string.value().length() == Digest.LENGTH;
    boolean embedded = item instanceof Rlp.Lst list && list.encodedLength() < Digest.LENGTH;
    if (!hash && !embedded) {
      throw new Broken("a child that is neither a hash nor a node of less than 32 bytes");
    }
  }

  private static boolean isEmpty(Rlp item) {
    return item instanceof Rlp.Str string && string.isEmpty();
  }

  private int nibbleAt(int index) {
    return key[index / 2] >>> (index % 2 == 0 ? 4 : 0) & 0xf;
  }
}
