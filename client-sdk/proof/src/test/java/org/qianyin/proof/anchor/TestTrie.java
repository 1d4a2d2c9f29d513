package org.qianyin.proof.anchor;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Keccak;

/**
 * A Merkle-Patricia trie built bottom up from all its keys, as the Yellow Paper's appendix D
 * defines it. It shares no code with the verifier, and with short keys and values its nodes are
 * embedded in each other.
 */
final class TestTrie {

  private final SortedMap<String, byte[]> values = new TreeMap<>();
  private final List<Octets> path = new ArrayList<>();

  TestTrie put(String hexKey, byte... value) {
    values.put(hexKey, value);
    return this;
  }

  Digest root() {
    return Digest.of(Keccak.hash(node(values, 0, null)));
  }

  /** The nodes on the way to a key that are referred to by hash, the root first. */
  List<Octets> proof(String hexKey) {
    path.clear();
    byte[] root = node(values, 0, hexKey);
    path.add(Octets.of(root));
    List<Octets> fromRoot = new ArrayList<>(path);
    Collections.reverse(fromRoot);
    return fromRoot;
  }

  private byte[] node(SortedMap<String, byte[]> part, int depth, @Nullable String target) {
    String first = part.firstKey();
    if (part.size() == 1) {
      return list(
          string(hexPrefix(first.substring(depth), true)), string(part.values().iterator().next()));
    }
    int shared = shared(first, part.lastKey());
    if (shared > depth) {
      return list(
          string(hexPrefix(first.substring(depth, shared), false)),
          reference(part, shared, target));
    }
    List<byte[]> items = new ArrayList<>();
    for (char nibble : "0123456789abcdef".toCharArray()) {
      String from = first.substring(0, depth) + nibble;
      SortedMap<String, byte[]> below = part.subMap(from, from + "g");
      items.add(below.isEmpty() ? string() : reference(below, depth + 1, target));
    }
    items.add(string());
    return list(items.toArray(byte[][]::new));
  }

  private byte[] reference(SortedMap<String, byte[]> part, int depth, @Nullable String target) {
    byte[] node = node(part, depth, target);
    if (node.length < 32) {
      return node;
    }
    if (target != null && part.containsKey(target)) {
      path.add(Octets.of(node));
    }
    return string(Keccak.hash(node));
  }

  private static int shared(String a, String b) {
    int at = 0;
    while (a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  static byte[] hexPrefix(String nibbles, boolean leaf) {
    boolean odd = nibbles.length() % 2 != 0;
    int flag = (leaf ? 2 : 0) + (odd ? 1 : 0);
    return Octets.ofHex("0x" + flag + (odd ? "" : "0") + nibbles).bytes();
  }

  static byte[] string(byte... bytes) {
    return bytes.length == 1 && bytes[0] >= 0 ? bytes : join(0x80, bytes);
  }

  static byte[] list(byte[]... items) {
    return join(0xc0, items);
  }

  private static byte[] join(int base, byte[]... parts) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      payload.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int length = payload.size();
    if (length < 56) {
      out.write(base + length);
    } else if (length < 256) {
      out.write(base + 56);
      out.write(length);
    } else {
      out.write(base + 57);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(payload.toByteArray());
    return out.toByteArray();
  }
}
