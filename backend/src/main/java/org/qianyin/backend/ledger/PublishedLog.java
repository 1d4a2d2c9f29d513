package org.qianyin.backend.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.signer.HeadSigner;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.rules.state.State;
import org.springframework.stereotype.Component;

/** The trees that proofs are made of: the newest one, the last few, and those that are retained. */
@Component
class PublishedLog implements LogReader {

  private static final int RECENT = 16;

  private final HeadStore heads;
  private final HeadSigner signer;
  private final NavigableMap<Long, SignedTree> recent = new ConcurrentSkipListMap<>();
  private final Map<Long, SignedTree> kept = new java.util.concurrent.ConcurrentHashMap<>();
  private volatile @Nullable SignedTree newest;

  PublishedLog(HeadStore heads, HeadSigner signer) {
    this.heads = heads;
    this.signer = signer;
  }

  /** A head became public. */
  void published(SignedTree tree) {
    recent.put(tree.size(), tree);
    while (recent.size() > RECENT) {
      recent.pollFirstEntry();
    }
    newest = tree;
  }

  /** An older tree came back by replay. */
  void keep(SignedTree tree) {
    kept.put(tree.size(), tree);
  }

  Optional<SignedTree> tree() {
    return Optional.ofNullable(newest);
  }

  /** The tree of a size at which proofs can still be made. */
  Optional<SignedTree> tree(long size) {
    return Optional.ofNullable(kept.get(size)).or(() -> Optional.ofNullable(recent.get(size)));
  }

  @Override
  public String origin() {
    return signer.last().origin();
  }

  @Override
  public String verifierKey() {
    return signer.verifierKey().text();
  }

  @Override
  public Optional<Published> newest() {
    return tree().map(tree -> new Published(tree.size(), tree.root()));
  }

  @Override
  public Optional<State> state() {
    return tree().map(SignedTree::state);
  }

  @Override
  public Optional<Instant> newestTime() {
    return tree().map(tree -> tree.headBody().time());
  }

  @Override
  public Optional<Instant> timeOf(long size) {
    return tree().filter(tree -> size <= tree.size()).flatMap(tree -> heads.timeOf(size));
  }

  @Override
  public List<Digest> consistency(long from, long to) {
    return upTo(to).consistencyFrom(from).path();
  }

  @Override
  public Digest root(long size) {
    return upTo(size).root();
  }

  private MerkleTree upTo(long size) {
    SignedTree tree = newest;
    if (tree == null || size > tree.size()) {
      throw new IllegalArgumentException("size: " + size + " is not published");
    }
    return tree.tree().at(size);
  }

  @Override
  public void retain(long size) {
    SignedTree tree =
        tree(size)
            .orElseThrow(
                () -> new IllegalArgumentException("size: " + size + " is no recent head"));
    heads.retain(size);
    kept.put(size, tree);
    List<Long> stay = heads.retained();
    kept.keySet().removeIf(each -> !stay.contains(each));
  }
}
