package org.qianyin.backend.anchor;

import java.time.Instant;
import java.util.Optional;
import org.qianyin.proof.data.Digest;

/**
 * One checkpoint on its way to the chain, or there.
 *
 * @param size tree size of the checkpoint
 * @param chainId EIP-155 number of the chain
 * @param transaction hash of the one that did it, or of the last that was signed for it
 * @param sentAt when that one was signed
 * @param settled what is known since the chain calls it final
 */
record Anchor(
    long size,
    Digest root,
    long chainId,
    String contract,
    String transaction,
    Instant sentAt,
    Optional<Settled> settled) {

  /**
   * @param block the final block that the proof is about
   * @param blockHash of that block
   * @param gasUsed by the transaction
   * @param proof {@code qianyin/anchor-evm@1} as JSON; empty on a chain whose nodes give no proofs
   */
  record Settled(long block, String blockHash, long gasUsed, Optional<String> proof) {}
}
