package org.qianyin.proof.anchor;

import org.qianyin.proof.data.Refusal;

/** What came of an {@code anchor} line of a policy. */
public sealed interface AnchorVerdict {

  /**
   * The contract holds the checkpoint's root, as of a block that the policy trusts.
   *
   * @param block the block
   */
  record Anchored(ContractId contract, BlockHeader block) implements AnchorVerdict {}

  /** The proof is wrong, whoever made it. */
  record Failed(Refusal refusal) implements AnchorVerdict {}

  /** There is no proof, or none from a block that the policy vouches for. */
  record Undecided(Refusal refusal) implements AnchorVerdict {}
}
