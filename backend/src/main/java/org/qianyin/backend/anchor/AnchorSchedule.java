package org.qianyin.backend.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.anchor.AnchorRule;
import org.qianyin.proof.anchor.AnchorVerdict;
import org.qianyin.proof.anchor.HeaderTrust;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/**
 * Takes the newest head to the chain, one at a time, and does not believe that it is there before
 * the chain calls it final. One {@link #step} does what can be done now; whatever fails is tried
 * again at the next one, from what the store and the chain say then.
 */
final class AnchorSchedule {

  private static final Logger log = LoggerFactory.getLogger(AnchorSchedule.class);

  private final AnchoredLog ledger;
  private final AnchorStore store;
  private final ChainEndpoint endpoint;
  private final AnchoringAccount account;
  private final ChainSettings settings;
  private final Clock clock;
  private final long chainId;

  AnchorSchedule(
      AnchoredLog ledger,
      AnchorStore store,
      ChainEndpoint endpoint,
      AnchoringAccount account,
      ChainSettings settings,
      Clock clock)
      throws IOException {
    this.ledger = ledger;
    this.store = store;
    this.endpoint = endpoint;
    this.account = account;
    this.settings = settings;
    this.clock = clock;
    this.chainId = endpoint.chainId();
  }

  long chainId() {
    return chainId;
  }

  /** The contract that stands on the chain now, if one does. */
  Optional<String> contract() {
    return settings.givenContract().or(() -> store.contract(chainId));
  }

  Digest codeHash() {
    return AnchorContract.codeHash(ledger.origin());
  }

  /**
   * Does the next thing, whichever that is.
   *
   * @param demanded the size that somebody waits for, 0 if nobody does
   * @return whether something is on its way and should be looked after soon
   */
  boolean step(long demanded) throws IOException {
    Optional<AnchorContract> contract = deployed();
    if (contract.isEmpty()) {
      return true;
    }
    Optional<Anchor> open = store.open();
    if (open.isPresent()) {
      return !follow(contract.get(), open.get());
    }
    Optional<AnchoredLog.Head> due = ledger.newest().filter(head -> isDue(head, demanded));
    if (due.isPresent()) {
      begin(contract.get(), due.get());
    }
    return due.isPresent();
  }

  private boolean isDue(AnchoredLog.Head head, long demanded) {
    Optional<Anchor> last = store.newestSettled();
    long done = last.map(Anchor::size).orElse(0L);
    if (head.size() <= done) {
      return false;
    }
    Duration every = settings.every();
    boolean waited =
        !every.isZero()
            && last.map(Anchor::sentAt)
                .map(sent -> sent.plus(every).isBefore(clock.instant()))
                .orElse(true);
    return demanded > done || waited;
  }

  /** The contract, if its code stands; otherwise sends its deployment, once. */
  private Optional<AnchorContract> deployed() throws IOException {
    Optional<AnchorContract> known = contract().map(at -> new AnchorContract(at, endpoint));
    if (known.isPresent() && known.get().isDeployed(ledger.origin())) {
      return known;
    }
    if (settings.givenContract().isPresent()) {
      throw new IOException(
          "qianyin.chain.contract: the code at "
              + settings.givenContract().get()
              + " is not that of CheckpointAnchor for "
              + ledger.origin()
              + "; check address, chain and origin");
    }
    if (settings.development()) {
      endpoint.fund(account.address());
    }
    BigInteger nonce = endpoint.nonce(account.address());
    AnchoringAccount.Signed signed =
        sign(
            nonce,
            Optional.empty(),
            AnchorContract.creation(ledger.origin(), account.address()),
            endpoint.fees());
    String address = ContractAddress.of(account.address(), nonce);
    store.rememberContract(chainId, address);
    endpoint.send(signed.bytes()).ifPresent(why -> log.warn("deployment was not taken: {}", why));
    log.info("deploying CheckpointAnchor for {} to {}", ledger.origin(), address);
    return Optional.empty();
  }

  private void begin(AnchorContract contract, AnchoredLog.Head head) throws IOException {
    ledger.retain(head.size());
    send(contract, head.size(), head.root(), endpoint.nonce(account.address()), endpoint.fees());
  }

  private void send(
      AnchorContract contract, long size, Digest root, BigInteger nonce, ChainEndpoint.Fees fees)
      throws IOException {
    AnchorContract.Head last = contract.head();
    if (last.size() > size || (last.size() > 0 && !ledger.root(last.size()).equals(last.root()))) {
      throw new IOException(
          "FORK_RISK: the contract holds a checkpoint of size "
              + last.size()
              + " that is not of this log; nothing is anchored until an operator has looked");
    }
    List<Digest> consistency = last.size() == 0 ? List.of() : ledger.consistency(last.size(), size);
    String data = contract.anchoring(size, root, consistency);
    AnchoringAccount.Signed signed = sign(nonce, Optional.of(contract.address()), data, fees);
    store.sending(
        new Anchor(
            size,
            root,
            contract.address(),
            nonce.longValueExact(),
            signed.bytes(),
            signed.hash(),
            clock.instant(),
            Optional.empty()));
    endpoint.send(signed.bytes()).ifPresent(why -> log.warn("anchor was not taken yet: {}", why));
  }

  private AnchoringAccount.Signed sign(
      BigInteger nonce, Optional<String> to, String data, ChainEndpoint.Fees fees)
      throws IOException {
    BigInteger estimate = endpoint.estimate(account.address(), to, data);
    BigInteger gas = estimate.multiply(BigInteger.valueOf(6)).divide(BigInteger.valueOf(5));
    return account.sign(
        ChainEndpoint.transaction(chainId, nonce, gas, to.orElse(""), data, fees), chainId);
  }

  /** True once the anchor is final and its proof is stored. */
  private boolean follow(AnchorContract contract, Anchor anchor) throws IOException {
    Block last = endpoint.finalized();
    if (contract.address().equals(anchor.contract())
        && contract.knows(anchor.size(), anchor.root())) {
      return settle(contract, anchor, last);
    }
    BigInteger nonce = endpoint.nonce(account.address());
    boolean spent = nonce.longValueExact() > anchor.nonce();
    boolean ahead = nonce.longValueExact() < anchor.nonce();
    Instant patience = anchor.sentAt().plus(settings.stuckAfter());
    if (spent || ahead || !contract.address().equals(anchor.contract())) {
      log.warn("the anchor of size {} is gone from the chain and is sent anew", anchor.size());
      send(contract, anchor.size(), anchor.root(), nonce, endpoint.fees());
    } else if (patience.isBefore(clock.instant())) {
      log.warn("the anchor of size {} is stuck; its fees are raised", anchor.size());
      send(contract, anchor.size(), anchor.root(), nonce, endpoint.fees().raised());
    } else {
      endpoint.send(anchor.signed()).ifPresent(why -> log.debug("sent again: {}", why));
    }
    return false;
  }

  private boolean settle(AnchorContract contract, Anchor anchor, Block last) throws IOException {
    Optional<TransactionReceipt> receipt = receipt(contract, anchor);
    boolean isFinal =
        receipt.isPresent()
            && receipt.get().getBlockNumber().longValueExact() <= last.number()
            && contract.knew(anchor.size(), anchor.root(), last.number());
    if (isFinal) {
      AnchorProof proof = contract.proof(chainId, anchor.size(), anchor.root(), last);
      requireConvincing(proof, anchor);
      long gas = receipt.get().getGasUsed().longValueExact();
      store.settled(
          anchor.size(), new Anchor.Settled(last.number(), last.hash(), gas, text(proof)));
      log.info("anchored size {} in block {} with {} gas", anchor.size(), last.number(), gas);
    }
    return isFinal;
  }

  /** What would not convince a verifier that trusts this block is not stored. */
  private void requireConvincing(AnchorProof proof, Anchor anchor) throws IOException {
    HeaderTrust thisBlock = new HeaderTrust.Pinned(proof.header().keccak());
    AnchorVerdict verdict =
        new AnchorRule(proof.contract(), codeHash(), thisBlock)
            .check(List.of(proof), anchor.size(), anchor.root());
    if (!(verdict instanceof AnchorVerdict.Anchored)) {
      throw new IOException("the endpoint's proof of the anchor does not hold: " + verdict);
    }
  }

  private static String text(AnchorProof proof) {
    return new String(Jcs.write(proof.toJson()), StandardCharsets.US_ASCII);
  }

  /** Of the transaction that did it: a replaced one may have been mined before its replacement. */
  private Optional<TransactionReceipt> receipt(AnchorContract contract, Anchor anchor)
      throws IOException {
    Optional<TransactionReceipt> own = endpoint.receipt(anchor.transaction());
    return own.isPresent() ? own : endpoint.receipt(contract.transactionOf(anchor.size()));
  }
}
