package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.util.Optional;
import org.qianyin.backend.assets.store.StoreFault;
import tools.jackson.databind.JsonNode;

/**
 * Whether a node is closed against the public IPFS network, where whatever is stored can be fetched
 * by anybody: the public DHT is publication. Asked once it answers, and before the first file.
 */
public final class KuboSwarm {

  private final KuboRpc rpc;
  private final boolean mayBePublic;
  private volatile boolean seenClosed;

  KuboSwarm(KuboRpc rpc, boolean mayBePublic) {
    this.rpc = rpc;
    this.mayBePublic = mayBePublic;
  }

  /**
   * Lets files go to a closed node only, or to one that may be public.
   *
   * @throws StoreFault if the node is public, or does not answer
   */
  void check() throws IOException {
    if (mayBePublic || seenClosed) {
      return;
    }
    Optional<String> sign = signOfPublic();
    if (sign.isPresent()) {
      throw StoreFault.unavailable(sign.get() + "; no file is sent to it");
    }
    seenClosed = true;
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
