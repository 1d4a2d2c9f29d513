package org.qianyin.backend.anchor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.qianyin.backend.anchor.rpc.ChainTrouble;
import org.qianyin.backend.anchor.rpc.Endpoints;
import org.qianyin.proof.data.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the newest head to the chain, one at a time, and does not believe that it is there before
 * the chain calls it final. One {@link #step} does what can be done now; whatever fails is tried
 * again at the next one, from what the store and the chain say then.
 */
final class AnchorSchedule {

  private static final Logger log = LoggerFactory.getLogger(AnchorSchedule.class);

  private final AnchoredLog ledger;
  private final AnchorStore store;
  private final Endpoints endpoints;
  private final Outbox outbox;
  private final Deployment deployment;
  private final Settlement settlement;
  private final Duration every;
  private final Clock clock;
  private final long chainId;

  AnchorSchedule(
      AnchoredLog ledger,
      AnchorStore store,
      Endpoints endpoints,
      Outbox outbox,
      Deployment deployment,
      Settlement settlement,
      Duration every,
      Clock clock)
      throws IOException {
    this.ledger = ledger;
    this.store = store;
    this.endpoints = endpoints;
    this.outbox = outbox;
    this.deployment = deployment;
    this.settlement = settlement;
    this.every = every;
    this.clock = clock;
    this.chainId = endpoints.chainId();
  }

  /** Where this log is anchored; empty before the contract is made. */
  Optional<ChainFacts> facts() {
    String hash = "0x" + deployment.codeHash().hex();
    return deployment
        .address(chainId)
        .map(address -> new ChainFacts(ChainFacts.name(chainId), address, hash));
  }

  Deployment deployment() {
    return deployment;
  }

  /**
   * Does the next thing, whichever that is.
   *
   * @param demanded the size that somebody waits for, 0 if nobody does
   * @return whether something is on its way and should be looked after soon
   */
  boolean step(long demanded) throws IOException {
    endpoints.look();
    Optional<AnchorContract> contract = deployment.standing();
    if (contract.isEmpty()) {
      return true;
    }
    Optional<Anchor> open = store.open();
    if (open.isPresent()) {
      return !follow(contract.get(), open.get());
    }
    Optional<AnchoredLog.Head> due = ledger.newest().filter(head -> isDue(head, demanded));
    if (due.isPresent()) {
      ledger.retain(due.get().size());
      send(contract.get(), due.get().size(), due.get().root());
    }
    return due.isPresent();
  }

  private boolean isDue(AnchoredLog.Head head, long demanded) {
    Optional<Anchor> last = store.newestSettled();
    long done = last.map(Anchor::size).orElse(0L);
    if (head.size() <= done) {
      return false;
    }
    boolean waited =
        !every.isZero()
            && last.map(Anchor::sentAt)
                .map(sent -> sent.plus(every).isBefore(clock.instant()))
                .orElse(true);
    return demanded > done || waited;
  }

  /** True once the anchor is final and stored as such. */
  private boolean follow(AnchorContract contract, Anchor anchor) throws IOException {
    boolean mined =
        contract.address().equals(anchor.contract())
            && endpoints.agreed(
                "the anchored root", at -> contract.knows(at, anchor.size(), anchor.root()));
    if (mined) {
      return settlement.settle(contract, anchor);
    }
    send(contract, anchor.size(), anchor.root());
    return false;
  }

  /** Sends what extends the contract's head to this one, unless it is there already. */
  private void send(AnchorContract contract, long size, Digest root) throws IOException {
    long nonce = outbox.nonce(); // asked first: an anchor that comes meanwhile shows in the head
    AnchorContract.Head last = endpoints.agreed("the contract's head", contract::head);
    requireOurs(last, size);
    if (last.size() == size) {
      return;
    }
    List<Digest> consistency = last.size() == 0 ? List.of() : ledger.consistency(last.size(), size);
    String data = AnchorContract.anchoring(size, root, consistency);
    Attempt attempt = outbox.prepare(new Errand(size, contract.address(), data), nonce);
    Anchor anchor =
        new Anchor(
            size,
            root,
            chainId,
            contract.address(),
            attempt.transaction(),
            attempt.sentAt(),
            Optional.empty());
    store.sending(anchor, attempt);
    log.debug("size {} is on its way by {}", size, attempt.transaction());
    outbox.send(attempt);
  }

  private void requireOurs(AnchorContract.Head last, long size) throws ChainTrouble {
    boolean ours =
        last.size() == 0 || (last.size() <= size && ledger.root(last.size()).equals(last.root()));
    if (!ours) {
      String words =
          "FORK_RISK: the contract holds a checkpoint of size "
              + last.size()
              + " that is not of this log; nothing is anchored until an operator has looked";
      throw new ChainTrouble(words, words);
    }
  }
}
