package org.qianyin.backend.anchor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qianyin.backend.anchor.account.Account;
import org.qianyin.backend.anchor.account.Accounts;
import org.qianyin.backend.anchor.account.KeySettings;
import org.qianyin.contracts.bindings.CheckpointAnchor;
import org.web3j.abi.EventEncoder;
import org.web3j.utils.Numeric;

/** Anchoring of a log that grows at will, stopped and started as a test needs it. */
final class AnchoringBench implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  final GrownLog ledger = new GrownLog();
  final AnchorStore store;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final ChainWay.Settings settings;
  private final Optional<Account> account;
  private final Path folder;
  Anchoring anchoring;

  private AnchoringBench(
      AnchorStore store, ChainWay.Settings settings, Optional<Account> account, Path folder) {
    this.store = store;
    this.settings = settings;
    this.account = account;
    this.folder = folder;
    this.anchoring = anew();
  }

  /** On the development chain that the application starts itself. */
  static AnchoringBench onDevelopmentChain(AnchorStore store, Path folder) {
    return new AnchoringBench(store, ChainOptions.of().settings(), Optional.empty(), folder);
  }

  /** On endpoints, paid by the test's account. */
  static AnchoringBench on(AnchorStore store, ChainOptions options, Path folder) {
    KeySettings key = new KeySettings(TestChain.KEY, null, null, null, null, null);
    return paidBy(Accounts.open(key, PATIENCE), store, options, folder);
  }

  static AnchoringBench paidBy(
      Account account, AnchorStore store, ChainOptions options, Path folder) {
    return new AnchoringBench(store, options.settings(), Optional.of(account), folder);
  }

  private Anchoring anew() {
    return new Anchoring(way(ledger), ledger, store, Duration.ofMillis(200), Clock.systemUTC());
  }

  /** The way of another log to the same chain. */
  ChainWay way(AnchoredLog log) {
    return new ChainWay(settings, account, folder, log, store, metrics, Clock.systemUTC());
  }

  AnchoringBench start() {
    anchoring.start();
    return this;
  }

  /** As if the application had ended and started again: only the database remembers. */
  void restart() {
    anchoring.stop();
    anchoring = anew();
    anchoring.start();
  }

  /** Grows the log and waits until that is final. */
  Anchor anchored(long size) throws InterruptedException {
    ledger.growTo(size);
    anchoring.demand();
    return awaited(size);
  }

  /** Waits until an anchor of this size is final. */
  Anchor awaited(long size) throws InterruptedException {
    return anchoring
        .await(size, PATIENCE)
        .orElseThrow(() -> new AssertionError("not anchored: " + anchoring.fault()));
  }

  /** Grows the log and asks for an anchor, without waiting for it. */
  void demand(long size) {
    ledger.growTo(size);
    anchoring.demand();
  }

  /** How often the chain tells of an anchor of this size. */
  static int events(Rpc node, Anchor anchor) throws Exception {
    String size = Numeric.toHexStringWithPrefixZeroPadded(BigInteger.valueOf(anchor.size()), 64);
    String event = EventEncoder.encode(CheckpointAnchor.ANCHORED_EVENT);
    return node.call(
            "eth_getLogs",
            Map.of(
                "fromBlock",
                "0x0",
                "toBlock",
                "latest",
                "address",
                anchor.contract(),
                "topics",
                List.of(event, size)))
        .size();
  }

  @Override
  public void close() {
    anchoring.stop();
  }
}
