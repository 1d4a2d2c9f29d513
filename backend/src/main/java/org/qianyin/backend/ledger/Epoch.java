package org.qianyin.backend.ledger;

import java.util.List;
import java.util.Map;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.index.IndexStore;
import org.qianyin.rules.state.MemoryState;

/**
 * What one sequencer transaction did.
 *
 * @param leaves the new entries in log order and their head; empty if nothing was accepted
 * @param root of the tree with them
 * @param index of everything before the head
 * @param state before the head
 * @param settled seq by entry, those that were in the log before among them
 * @param refused why, by entry
 */
record Epoch(
    List<Sequenced> leaves,
    Digest root,
    IndexStore.Snapshot index,
    MemoryState state,
    Map<EntryId, Long> settled,
    Map<EntryId, WhyNot> refused) {

  boolean grew() {
    return !leaves.isEmpty();
  }
}
