package org.qianyin.backend.ledger;

import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.index.IndexStore;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.rules.state.MemoryState;

/**
 * A published state of the log: all that proofs about its checkpoint are made of. Immutable.
 *
 * @param tree of all leaves, the head among them
 * @param root of the tree
 * @param head the last leaf
 * @param index of everything before the head
 * @param state after the head
 * @param note the signed checkpoint
 */
record SignedTree(
    MerkleTree tree,
    Digest root,
    Sequenced head,
    IndexStore.Snapshot index,
    MemoryState state,
    String note) {

  long size() {
    return tree.size();
  }

  Head headBody() {
    return Head.of(head.entry());
  }
}
