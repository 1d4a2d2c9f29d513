package org.qianyin.backend.anchor;

import java.time.Instant;
import java.util.Optional;
import org.qianyin.proof.data.Digest;

/**
 * One checkpoint on its way to the chain, or there.
 *
 * @param size tree size of the checkpoint
 * @param nonce of the transaction, kept by us so that a restart sends the same one again
 * @param signed the signed transaction, hex
 * @param transaction its hash
 * @param sentAt when it was last signed
 * @param settled what is known since the chain calls it final
 */
record Anchor(
    long size,
    Digest root,
    String contract,
    long nonce,
    String signed,
    String transaction,
    Instant sentAt,
    Optional<Settled> settled) {

  /**
   * @param block the final block that the proof is about
   * @param blockHash of that block
   * @param gasUsed by the transaction
   * @param proof {@code qianyin/anchor-evm@1} as JSON
   */
  record Settled(long block, String blockHash, long gasUsed, String proof) {}
}
