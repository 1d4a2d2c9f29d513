package org.qianyin.proof.anchor;

import java.util.List;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;

/**
 * An {@code anchor} line of a policy: the checkpoint's root must stand in this contract.
 *
 * @param contract where
 * @param codeHash Keccak-256 of the contract's code, which holds the log's origin: so it names
 *     contract and log
 * @param trust which blocks count
 */
public record AnchorRule(ContractId contract, Digest codeHash, HeaderTrust trust) {

  /**
   * Decides whether the proofs of a bundle meet this rule. Proofs about other contracts are passed
   * over; a wrong one about this contract is not made good by a right one beside it.
   *
   * @param proofs those of the bundle
   * @param size of the bundle's checkpoint
   * @param root of the bundle's checkpoint
   * @return {@code Failed} with {@code ANCHOR_OTHER_CHECKPOINT}, {@code ANCHOR_HEADER}, {@code
   *     ANCHOR_ACCOUNT}, {@code ANCHOR_CODE}, {@code ANCHOR_STORAGE} or {@code ANCHOR_ROOT}; {@code
   *     Undecided} with {@code HEADER_UNTRUSTED} or {@code ANCHOR_MISSING}
   */
  public AnchorVerdict check(List<AnchorProof> proofs, long size, Digest root) {
    AnchorVerdict best =
        new AnchorVerdict.Undecided(
            Refusal.of("ANCHOR_MISSING", "the bundle has no anchor in " + contract));
    for (AnchorProof proof : proofs) {
      if (!proof.contract().equals(contract)) {
        continue;
      }
      AnchorVerdict verdict = check(proof, size, root);
      if (verdict instanceof AnchorVerdict.Failed) {
        return verdict;
      }
      if (!(best instanceof AnchorVerdict.Anchored)) {
        best = verdict;
      }
    }
    return best;
  }

  private AnchorVerdict check(AnchorProof proof, long size, Digest root) {
    if (!proof.isAbout(size, root)) {
      return new AnchorVerdict.Failed(
          Refusal.of(
              "ANCHOR_OTHER_CHECKPOINT",
              "the anchor is about size " + proof.size() + ", the bundle about " + size));
    }
    Digest blockHash = proof.header().keccak();
    if (!trust.vouchesFor(blockHash)) {
      return new AnchorVerdict.Undecided(
          Refusal.of(
              "HEADER_UNTRUSTED",
              "the policy does not vouch for block "
                  + proof.block()
                  + " with hash 0x"
                  + blockHash));
    }
    Outcome<BlockHeader> block =
        BlockHeader.decode(proof.header())
            .then(header -> EvmState.of(header, proof).holds(codeHash));
    if (block instanceof Outcome.Ok<BlockHeader> ok) {
      return new AnchorVerdict.Anchored(contract, ok.value());
    }
    return new AnchorVerdict.Failed(((Outcome.Refused<BlockHeader>) block).refusal());
  }
}
