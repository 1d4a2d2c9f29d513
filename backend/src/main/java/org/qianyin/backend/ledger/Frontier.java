package org.qianyin.backend.ledger;

import java.util.Optional;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.index.IndexStore;
import org.qianyin.proof.log.GrowingTree;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.rules.state.MemoryState;

/**
 * Where the sequencer stands: the state, index and tree of everything committed. A cache of the
 * log, and only the sequencer's thread touches it; when a transaction fails it is made anew by
 * replay.
 */
final class Frontier {

  private final IndexStore index;
  private final GrowingTree tree;
  private MemoryState state;
  private Optional<Head> lastHead;

  Frontier(MemoryState state, IndexStore index, GrowingTree tree, Optional<Head> lastHead) {
    this.state = state;
    this.index = index;
    this.tree = tree;
    this.lastHead = lastHead;
  }

  MemoryState state() {
    return state;
  }

  IndexStore index() {
    return index;
  }

  GrowingTree tree() {
    return tree;
  }

  Optional<Head> lastHead() {
    return lastHead;
  }

  long size() {
    return tree.size();
  }

  /** The tree as other threads may read it while this one appends. */
  static MerkleTree shared(GrowingTree tree) {
    return new MerkleTree(
        tree.size(),
        (level, index) -> {
          synchronized (tree) {
            return tree.node(level, index);
          }
        });
  }

  /** Goes on to a committed epoch. */
  void advance(Epoch epoch) {
    synchronized (tree) {
      epoch.leaves().forEach(leaf -> tree.append(leaf.entry().leafHash()));
    }
    state = epoch.state().afterHead(tree.size(), epoch.root());
    lastHead = Optional.of(Head.of(epoch.leaves().getLast().entry()));
  }
}
