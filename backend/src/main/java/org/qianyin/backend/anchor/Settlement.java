package org.qianyin.backend.anchor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.qianyin.backend.anchor.rpc.Block;
import org.qianyin.backend.anchor.rpc.ChainTrouble;
import org.qianyin.backend.anchor.rpc.Endpoint;
import org.qianyin.backend.anchor.rpc.EndpointFault;
import org.qianyin.backend.anchor.rpc.Endpoints;
import org.qianyin.backend.anchor.rpc.FinalBlocks;
import org.qianyin.backend.anchor.rpc.Receipt;
import org.qianyin.backend.anchor.rpc.Refused;
import org.qianyin.backend.anchor.rpc.Vote;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.anchor.AnchorRule;
import org.qianyin.proof.anchor.AnchorVerdict;
import org.qianyin.proof.anchor.HeaderTrust;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides that an anchor is final: enough endpoints agree on the final block, on the receipt and on
 * the root that the contract had then. Stores the proof that convinces a verifier offline.
 */
final class Settlement {

  private static final Logger log = LoggerFactory.getLogger(Settlement.class);

  /**
   * What one endpoint sees of an anchor.
   *
   * @param blockHash of the block that is asked about
   * @param receipt of the transaction that did it, if the root stood in that block
   */
  record Sighting(String blockHash, Optional<Receipt> receipt) {}

  private final AnchorStore store;
  private final Endpoints endpoints;
  private final FinalBlocks blocks;
  private final Digest codeHash;

  Settlement(AnchorStore store, Endpoints endpoints, FinalBlocks blocks, Digest codeHash) {
    this.store = store;
    this.endpoints = endpoints;
    this.blocks = blocks;
    this.codeHash = codeHash;
  }

  /** True once the anchor is final and stored as such, with its proof if this chain gives any. */
  boolean settle(AnchorContract contract, Anchor anchor) throws IOException {
    long last = blocks.newest();
    List<String> sent = store.transactions(endpoints.chainId(), anchor.size());
    List<Vote<Sighting>> votes = endpoints.votes(at -> sight(at, contract, anchor, sent, last));
    List<Vote<Sighting>> agreeing = endpoints.agreeing("block " + last, votes);
    Sighting seen = agreeing.getFirst().value();
    if (seen.receipt().isEmpty()) {
      return false;
    }
    endpoints.leaveAside(votes, agreeing, "block " + last + " and the anchor in it");
    Receipt receipt = seen.receipt().get();
    Optional<String> proof = proof(contract, anchor, last, agreeing);
    store.settled(
        anchor.size(),
        receipt.transaction(),
        new Anchor.Settled(last, seen.blockHash(), receipt.gasUsed(), proof));
    log.info("anchored size {} in block {} with {} gas", anchor.size(), last, receipt.gasUsed());
    return true;
  }

  private static Sighting sight(
      Endpoint endpoint, AnchorContract contract, Anchor anchor, List<String> sent, long last)
      throws IOException {
    String hash = FinalBlocks.hash(endpoint, last);
    Optional<Receipt> receipt = receipt(endpoint, contract, anchor, sent);
    boolean stands =
        receipt.filter(found -> found.succeeded() && found.block() <= last).isPresent()
            && contract.knew(endpoint, anchor.size(), anchor.root(), last);
    return new Sighting(hash, stands ? receipt : Optional.empty());
  }

  /** Of the transaction that did it: a replaced one may have been mined before its replacement. */
  private static Optional<Receipt> receipt(
      Endpoint endpoint, AnchorContract contract, Anchor anchor, List<String> sent)
      throws IOException {
    for (String transaction : sent) {
      Optional<Receipt> receipt = endpoint.receipt(transaction);
      if (receipt.isPresent()) {
        return receipt;
      }
    }
    Optional<String> other = contract.transactionOf(endpoint, anchor.size());
    return other.isPresent() ? endpoint.receipt(other.get()) : Optional.empty();
  }

  private Optional<String> proof(
      AnchorContract contract, Anchor anchor, long last, List<Vote<Sighting>> agreeing)
      throws IOException {
    IOException failure = null;
    for (Vote<Sighting> vote : agreeing) {
      Endpoint endpoint = vote.endpoint();
      try {
        AnchorProof proof = endpoint.ask(at -> proof(at, contract, anchor, last));
        requireConvincing(endpoint, proof, anchor, vote.value().blockHash());
        return Optional.of(new String(Jcs.write(proof.toJson()), StandardCharsets.US_ASCII));
      } catch (Refused | EndpointFault e) {
        failure = e;
      }
    }
    if (failure instanceof Refused refused && refused.isUnknownMethod()) {
      log.warn(
          "the endpoints serve no eth_getProof: the anchor of size {} is final, but no proof can"
              + " show it offline",
          anchor.size());
      return Optional.empty();
    }
    throw failure == null ? new IOException("no endpoint to ask for a proof") : failure;
  }

  private AnchorProof proof(Endpoint endpoint, AnchorContract contract, Anchor anchor, long last)
      throws IOException {
    // Asked first: a chain without proofs may have headers of its own kind, too.
    endpoint.proof(contract.address(), AnchorContract.ANY_SLOT, last);
    Block block = FinalBlocks.block(endpoint, last);
    return contract.proof(endpoint, endpoints.chainId(), anchor.size(), anchor.root(), block);
  }

  /** What would not convince a verifier that trusts the agreed block is not stored. */
  private void requireConvincing(
      Endpoint endpoint, AnchorProof proof, Anchor anchor, String blockHash) throws ChainTrouble {
    HeaderTrust agreed = new HeaderTrust.Pinned(Digest.ofHex(blockHash.substring(2)));
    AnchorVerdict verdict =
        new AnchorRule(proof.contract(), codeHash, agreed)
            .check(List.of(proof), anchor.size(), anchor.root());
    if (!(verdict instanceof AnchorVerdict.Anchored)) {
      throw endpoint.leftAside(
          new EndpointFault(
              EndpointFault.Kind.DISAGREES,
              endpoint.name(),
              "gives a proof of the anchor that does not hold: " + verdict));
    }
  }
}
