package org.qianyin.backend.anchor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The way to the configured endpoint, or to a development chain that this starts and revives. */
final class ChainWay implements Anchoring.Way {

  private final ChainSettings settings;
  private final Path folder;
  private final AnchoredLog ledger;
  private final AnchorStore store;
  private final Clock clock;
  private @Nullable DevelopmentChain chain;
  private @Nullable ChainEndpoint endpoint;

  ChainWay(
      ChainSettings settings, Path folder, AnchoredLog ledger, AnchorStore store, Clock clock) {
    this.settings = settings;
    this.folder = folder;
    this.ledger = ledger;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public synchronized AnchorSchedule open() throws IOException {
    if (endpoint == null) {
      endpoint = new ChainEndpoint(rpc(), settings);
    }
    return new AnchorSchedule(ledger, store, endpoint, account(), settings, clock);
  }

  private String rpc() {
    if (settings.rpc() != null) {
      return settings.rpc();
    }
    if (chain == null) {
      chain = DevelopmentChain.start(folder, settings);
    }
    return chain.rpc();
  }

  private AnchoringAccount account() {
    return settings.key() == null
        ? AnchoringAccount.forDevelopment(ledger.origin())
        : AnchoringAccount.of(settings.key());
  }

  @Override
  public synchronized void mend() {
    if (chain != null) {
      chain.revive();
    }
  }

  @Override
  public synchronized void close() {
    if (endpoint != null) {
      endpoint.close();
    }
    if (chain != null) {
      chain.close();
    }
  }
}
