package org.qianyin.backend.anchor;

import java.io.IOException;
import java.util.Optional;
import org.qianyin.backend.anchor.rpc.ChainTrouble;
import org.qianyin.backend.anchor.rpc.DevelopmentChain;
import org.qianyin.backend.anchor.rpc.Endpoints;
import org.qianyin.backend.anchor.rpc.FinalBlocks;
import org.qianyin.proof.data.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contract of this log: found, checked by its code hash, and made where there is none. Never
 * made anew where anchors became final once, but on a development chain, which forgets.
 */
final class Deployment {

  private static final Logger log = LoggerFactory.getLogger(Deployment.class);

  private final String origin;
  private final AnchorStore store;
  private final Endpoints endpoints;
  private final FinalBlocks blocks;
  private final Outbox outbox;
  private final ChainSettings settings;
  private final boolean development;
  private volatile boolean checked;

  Deployment(
      String origin,
      AnchorStore store,
      Endpoints endpoints,
      FinalBlocks blocks,
      Outbox outbox,
      ChainSettings settings,
      boolean development) {
    this.origin = origin;
    this.store = store;
    this.endpoints = endpoints;
    this.blocks = blocks;
    this.outbox = outbox;
    this.settings = settings;
    this.development = development;
  }

  /** The address that is configured or remembered, whatever stands there. */
  Optional<String> address(long chainId) {
    return settings.givenContract().or(() -> store.contract(chainId));
  }

  /** What the hash of its code has to be. */
  Digest codeHash() {
    return AnchorContract.codeHash(origin);
  }

  /** Whether enough endpoints have shown the right code at its address since the start. */
  boolean isChecked() {
    return checked;
  }

  /** Whether the right code stands in the newest final block. */
  boolean isFinal() throws IOException {
    Optional<AnchorContract> known = address(endpoints.chainId()).map(AnchorContract::new);
    if (!checked || known.isEmpty()) {
      return false;
    }
    long last = blocks.newest();
    return endpoints
        .agreed("the contract's code", at -> known.get().code(at, last))
        .equals(Optional.of(codeHash()));
  }

  /** The contract, if its code stands; otherwise sees to it that it is made. */
  Optional<AnchorContract> standing() throws IOException {
    Optional<AnchorContract> known = address(endpoints.chainId()).map(AnchorContract::new);
    if (known.isPresent() && stands(known.get())) {
      return known;
    }
    checked = false;
    requireLeave(known);
    long nonce = outbox.nonce();
    if (known.isPresent() && stands(known.get())) {
      return known; // it came between both questions: this nonce is not the one that made it
    }
    make(nonce);
    return Optional.empty();
  }

  private boolean stands(AnchorContract contract) throws IOException {
    Optional<Digest> code = endpoints.agreed("the contract's code", contract::code);
    if (code.isPresent() && !code.get().equals(codeHash())) {
      throw new ChainTrouble(
          "the code at "
              + contract.address()
              + " has the hash 0x"
              + code.get().hex()
              + ", not that of CheckpointAnchor for "
              + origin
              + "; check qianyin.chain.contract, the chain and the origin",
          "the contract on the chain is not this log's");
    }
    if (code.isPresent() && !checked) {
      requireAnchorer(contract);
      checked = true;
    }
    return code.isPresent();
  }

  private void requireAnchorer(AnchorContract contract) throws IOException {
    String anchorer = endpoints.agreed("the contract's anchorer", contract::anchorer);
    if (!anchorer.equals(outbox.account())) {
      throw new ChainTrouble(
          "the contract "
              + contract.address()
              + " lets "
              + anchorer
              + " anchor and not this server's account "
              + outbox.account()
              + "; configure that account's key, or hand over by proposeAnchorer",
          "this server's account may not anchor in the contract");
    }
  }

  private void requireLeave(Optional<AnchorContract> known) throws ChainTrouble {
    if (settings.givenContract().isPresent()
        || (known.isPresent() && store.isInUse(known.get().address()) && !development)) {
      throw new ChainTrouble(
          "no code stands at "
              + known.orElseThrow().address()
              + ", where this log is anchored; check the chain and qianyin.chain.contract. Nothing"
              + " is deployed in its place",
          "the contract is not on the chain");
    }
    if (!settings.deploy()) {
      throw new ChainTrouble(
          "there is no contract yet: run qianyin chain deploy, or set qianyin.chain.contract",
          "the contract is not on the chain");
    }
  }

  private void make(long nonce) throws IOException {
    if (development) {
      endpoints.first(at -> DevelopmentChain.fund(at, outbox.account()));
    }
    String address = ContractAddress.of(outbox.account(), nonce);
    Errand errand =
        new Errand(Errand.DEPLOYMENT, "", AnchorContract.creation(origin, outbox.account()));
    Attempt attempt = outbox.prepare(errand, nonce);
    if (!address(endpoints.chainId()).equals(Optional.of(address))) {
      log.info("deploying CheckpointAnchor for {} to {}", origin, address);
    }
    store.deploying(endpoints.chainId(), address, attempt);
    outbox.send(attempt);
  }
}
