package org.qianyin.backend.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.qianyin.backend.anchor.account.Account;
import org.qianyin.backend.anchor.account.Signed;
import org.qianyin.backend.anchor.rpc.Endpoint;
import org.qianyin.backend.anchor.rpc.Endpoints;
import org.qianyin.backend.anchor.rpc.FeePolicy;
import org.qianyin.backend.anchor.rpc.Fees;
import org.qianyin.backend.anchor.rpc.Outgoing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.utils.Numeric;

/**
 * Keeps one transaction on its way: signed once, sent again and again, replaced under its own nonce
 * at higher fees when it is stuck, or when something else is to be done with that nonce.
 */
final class Outbox {

  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private final AnchorStore store;
  private final Endpoints endpoints;
  private final Outgoing outgoing;
  private final Account account;
  private final FeePolicy fees;
  private final Duration stuckAfter;
  private final Clock clock;

  Outbox(
      AnchorStore store,
      Endpoints endpoints,
      Account account,
      FeePolicy fees,
      Duration stuckAfter,
      Clock clock) {
    this.store = store;
    this.endpoints = endpoints;
    this.outgoing = new Outgoing(endpoints);
    this.account = account;
    this.fees = fees;
    this.stuckAfter = stuckAfter;
    this.clock = clock;
  }

  String account() {
    return account.address();
  }

  /** The nonce that the next transaction must have: those in blocks, and no pending ones. */
  long nonce() throws IOException {
    return endpoints.agreed("the account's nonce", at -> at.nonce(account.address()));
  }

  /**
   * The transaction to send now for this errand: the last one, its replacement, or a first one. The
   * caller writes it down before it sends it.
   */
  Attempt prepare(Errand errand, long nonce) throws IOException {
    Optional<Attempt> last = store.newest(endpoints.chainId(), account.address(), nonce);
    return last.isPresent()
        ? again(last.get(), errand)
        : sign(errand, nonce, endpoints.first(fees::now));
  }

  private Attempt again(Attempt last, Errand errand) throws IOException {
    RawTransaction sent = TransactionDecoder.decode(last.signed());
    boolean same = does(sent, errand);
    boolean stuck = last.sentAt().plus(stuckAfter).isBefore(clock.instant());
    if (same && !stuck) {
      return last;
    }
    Optional<Fees> raised = endpoints.first(at -> fees.replacing(sent, at));
    if (same && raised.isEmpty()) {
      return last;
    }
    Fees offered = raised.isPresent() ? raised.get() : endpoints.first(fees::now);
    Attempt next = sign(errand, last.nonce(), offered);
    log.warn(
        "transaction {} with nonce {} {} and is replaced by {}",
        last.transaction(),
        last.nonce(),
        same ? "is stuck" : "was for something else",
        next.transaction());
    return next;
  }

  private static boolean does(RawTransaction sent, Errand errand) {
    String to = sent.getTo() == null || sent.getTo().equals("0x") ? "" : sent.getTo();
    return to.toLowerCase(Locale.ROOT).equals(errand.to())
        && Numeric.cleanHexPrefix(sent.getData()).equals(Numeric.cleanHexPrefix(errand.data()));
  }

  private Attempt sign(Errand errand, long nonce, Fees offered) throws IOException {
    long chain = endpoints.chainId();
    BigInteger gas = endpoints.first(at -> gas(at, errand));
    RawTransaction transaction = offered.transaction(chain, nonce, gas, errand.to(), errand.data());
    Signed signed = account.sign(transaction, chain);
    return new Attempt(
        signed.hash(), account.address(), errand.size(), nonce, signed.bytes(), clock.instant());
  }

  private BigInteger gas(Endpoint endpoint, Errand errand) throws IOException {
    return Outgoing.gas(endpoint, account.address(), errand.to(), errand.data());
  }

  void send(Attempt attempt) throws IOException {
    outgoing
        .send(attempt.signed())
        .ifPresent(why -> log.debug("{} is not taken yet: {}", attempt.transaction(), why));
  }
}
