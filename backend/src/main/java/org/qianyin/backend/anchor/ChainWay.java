package org.qianyin.backend.anchor;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.anchor.account.Account;
import org.qianyin.backend.anchor.account.Accounts;
import org.qianyin.backend.anchor.rpc.DevelopmentChain;
import org.qianyin.backend.anchor.rpc.DevelopmentSettings;
import org.qianyin.backend.anchor.rpc.EndpointHealth;
import org.qianyin.backend.anchor.rpc.EndpointSettings;
import org.qianyin.backend.anchor.rpc.Endpoints;
import org.qianyin.backend.anchor.rpc.FeePolicy;
import org.qianyin.backend.anchor.rpc.FeeSettings;
import org.qianyin.backend.anchor.rpc.FinalBlocks;

/** The way to the configured endpoints, or to a development chain that this starts and revives. */
final class ChainWay implements Anchoring.Way {

  private static final long DEVELOPMENT_CHAIN = 31_337;

  /** All settings under {@code qianyin.chain}, but those of the key. */
  record Settings(
      ChainSettings anchors,
      EndpointSettings endpoints,
      FeeSettings fees,
      DevelopmentSettings development) {}

  private final Settings settings;
  private final Optional<Account> account;
  private final Path folder;
  private final AnchoredLog ledger;
  private final AnchorStore store;
  private final MeterRegistry metrics;
  private final Clock clock;
  private @Nullable DevelopmentChain chain;
  private @Nullable Endpoints endpoints;

  /**
   * @param account empty for that of the development chain
   * @param folder of the development chain
   */
  ChainWay(
      Settings settings,
      Optional<Account> account,
      Path folder,
      AnchoredLog ledger,
      AnchorStore store,
      MeterRegistry metrics,
      Clock clock) {
    this.settings = settings;
    this.account = account;
    this.folder = folder;
    this.ledger = ledger;
    this.store = store;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public AnchorSchedule open() throws IOException {
    Endpoints open = endpoints();
    boolean development = settings.endpoints().development();
    ChainSettings anchors = settings.anchors();
    Account payer = account.orElseGet(() -> Accounts.forDevelopment(ledger.origin()));
    Outbox outbox =
        new Outbox(store, open, payer, new FeePolicy(settings.fees()), anchors.stuckAfter(), clock);
    FinalBlocks blocks = new FinalBlocks(open, settings.endpoints());
    Deployment deployment =
        new Deployment(ledger.origin(), store, open, blocks, outbox, anchors, development);
    Settlement settlement = new Settlement(store, open, blocks, deployment.codeHash());
    return new AnchorSchedule(
        ledger, store, open, outbox, deployment, settlement, anchors.every(), clock);
  }

  private synchronized Endpoints endpoints() {
    if (endpoints == null) {
      List<String> urls =
          settings.endpoints().development()
              ? List.of(development().rpc())
              : settings.endpoints().rpc();
      endpoints = Endpoints.of(urls, settings.endpoints(), metrics, clock);
    }
    return endpoints;
  }

  private DevelopmentChain development() {
    if (chain == null) {
      Long wanted = settings.endpoints().chainId();
      long chainId = wanted == null ? DEVELOPMENT_CHAIN : wanted;
      chain = DevelopmentChain.start(folder, settings.development(), chainId);
    }
    return chain;
  }

  @Override
  public synchronized List<EndpointHealth> health() {
    return Optional.ofNullable(endpoints).map(Endpoints::health).orElse(List.of());
  }

  @Override
  public synchronized void mend() {
    if (chain != null) {
      chain.revive();
    }
  }

  @Override
  public synchronized void close() {
    if (endpoints != null) {
      endpoints.close();
    }
    if (chain != null) {
      chain.close();
    }
  }
}
