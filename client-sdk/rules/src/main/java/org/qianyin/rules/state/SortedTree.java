package org.qianyin.rules.state;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map: an AVL tree that shares what an insertion does not touch. Chosen over
 * hashing because strangers choose many of the keys: its worst case is logarithmic.
 *
 * @param <K> keys
 * @param <V> values
 */
final class SortedTree<K extends Comparable<? super K>, V> {

  private record Node<K, V>(
      K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right, int height) {}

  private final @Nullable Node<K, V> root;

  private SortedTree(@Nullable Node<K, V> root) {
    this.root = root;
  }

  static <K extends Comparable<? super K>, V> SortedTree<K, V> empty() {
    return new SortedTree<>(null);
  }

  Optional<V> get(K key) {
    Node<K, V> node = root;
    while (node != null) {
      int order = key.compareTo(node.key);
      if (order == 0) {
        return Optional.of(node.value);
      }
      node = order < 0 ? node.left : node.right;
    }
    return Optional.empty();
  }

  boolean has(K key) {
    return get(key).isPresent();
  }

  /** This map with one value put in, in place of the one that was there. */
  SortedTree<K, V> with(K key, V value) {
    return new SortedTree<>(put(root, key, value));
  }

  /** Height of the tree: how many keys a search compares at most. */
  int height() {
    return height(root);
  }

  private static <K extends Comparable<? super K>, V> Node<K, V> put(
      @Nullable Node<K, V> node, K key, V value) {
    if (node == null) {
      return new Node<>(key, value, null, null, 1);
    }
    int order = key.compareTo(node.key);
    if (order == 0) {
      return new Node<>(key, value, node.left, node.right, node.height);
    }
    return order < 0
        ? balanced(node, put(node.left, key, value), node.right)
        : balanced(node, node.left, put(node.right, key, value));
  }

  private static <K, V> Node<K, V> balanced(
      Node<K, V> top, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    int lean = height(left) - height(right);
    if (lean > 1 && left != null) {
      Node<K, V> inner = left.right;
      return height(left.left) >= height(inner) || inner == null
          ? node(left, left.left, node(top, inner, right))
          : node(inner, node(left, left.left, inner.left), node(top, inner.right, right));
    }
    if (lean < -1 && right != null) {
      Node<K, V> inner = right.left;
      return height(right.right) >= height(inner) || inner == null
          ? node(right, node(top, left, inner), right.right)
          : node(inner, node(top, left, inner.left), node(right, inner.right, right.right));
    }
    return node(top, left, right);
  }

  private static <K, V> Node<K, V> node(
      Node<K, V> from, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
    return new Node<>(from.key, from.value, left, right, 1 + Math.max(height(left), height(right)));
  }

  private static int height(@Nullable Node<?, ?> node) {
    return node == null ? 0 : node.height;
  }
}
