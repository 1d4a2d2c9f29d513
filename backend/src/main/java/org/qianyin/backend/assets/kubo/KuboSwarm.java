package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.StoreFault;
import tools.jackson.databind.JsonNode;

/**
 * Whether a node is closed against the public IPFS network, where whatever is stored can be fetched
 * by anybody: the public DHT is publication. Asked once it answers, before the first file, and anew
 * when a connection failed or a minute has passed, since a node may come back as another one.
 */
public final class KuboSwarm {

  private static final Duration BELIEVED = Duration.ofMinutes(1);

  private final KuboRpc rpc;
  private final boolean mayBePublic;
  private final LongSupplier nanos;
  private volatile @Nullable Seen closed;

  KuboSwarm(KuboRpc rpc, boolean mayBePublic) {
    this(rpc, mayBePublic, System::nanoTime);
  }

  KuboSwarm(KuboRpc rpc, boolean mayBePublic, LongSupplier nanos) {
    this.rpc = rpc;
    this.mayBePublic = mayBePublic;
    this.nanos = nanos;
  }

  /**
   * A look at the node.
   *
   * @param failures of connections until then
   */
  private record Seen(long nanos, int failures) {}

  /**
   * Lets files go to a closed node only, or to one that may be public.
   *
   * @throws StoreFault if the node is public, or does not answer
   */
  void check() throws IOException {
    if (mayBePublic || isBelieved()) {
      return;
    }
    Seen now = new Seen(nanos.getAsLong(), rpc.failures());
    Optional<String> sign = signOfPublic();
    if (sign.isPresent()) {
      throw StoreFault.unavailable(sign.get() + "; no file is sent to it");
    }
    closed = now;
  }

  private boolean isBelieved() {
    Seen seen = closed;
    return seen != null
        && seen.failures() == rpc.failures()
        && nanos.getAsLong() - seen.nanos() < BELIEVED.toNanos();
  }

  /**
   * What shows that the node takes part in the public network: it listens to peers, and its
   * configuration leads it there.
   *
   * @throws StoreFault if the node does not answer
   */
  public Optional<String> signOfPublic() throws IOException {
    try {
      boolean listens = !rpc.ask("swarm/addrs/listen").path("Strings").isEmpty();
      return listens ? wayOut(rpc.ask("config/show")) : Optional.empty();
    } catch (KuboError e) {
      if (String.valueOf(e.getMessage()).contains("online mode")) {
        return Optional.empty(); // a daemon that was started with --offline
      }
      throw StoreFault.unavailable(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<String> wayOut(JsonNode config) {
    for (JsonNode peer : config.path("Bootstrap")) {
      String address = peer.asString("");
      if (address.equals("auto") || address.contains("bootstrap.libp2p.io")) {
        return Optional.of(rpc.at() + " is in the public swarm (Bootstrap has " + address + ")");
      }
    }
    return config.path("AutoConf").path("Enabled").asBoolean(true)
        ? Optional.of(rpc.at() + " is in the public swarm (AutoConf.Enabled is not false)")
        : Optional.empty();
  }
}
