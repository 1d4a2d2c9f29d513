package org.qianyin.backend.anchor.rpc;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which endpoints are asked, and what is believed ({@code qianyin.chain.*}).
 *
 * @param rpc URLs of JSON-RPC endpoints, up to 16, separated by commas, http or https; may hold
 *     credentials, which are never shown. Without any, the application runs a development chain
 * @param agree how many of them must say the same; more than half of them by default
 * @param deadline of one request to one endpoint, whole answer included; at least 100 ms
 * @param lag blocks that an endpoint may be behind before it is left aside
 * @param confirmations blocks behind the newest one that count as final, 0 for a chain whose blocks
 *     are final at once (IBFT, QBFT); without it the chain's own {@code finalized} tag decides
 * @param chainId that the endpoints must be on; without it, the one that they agree on. 31337 for
 *     the development chain
 */
@ConfigurationProperties("qianyin.chain")
public record EndpointSettings(
    @DefaultValue List<String> rpc,
    @Nullable Integer agree,
    @DefaultValue("10s") Duration deadline,
    @DefaultValue("16") int lag,
    @Nullable Integer confirmations,
    @Nullable Long chainId) {

  private static final int MOST = 16;
  private static final int MOST_CONFIRMATIONS = 10_000;

  public EndpointSettings {
    rpc = List.copyOf(rpc);
    if (rpc.size() > MOST) {
      throw new IllegalArgumentException(
          "qianyin.chain.rpc: want up to " + MOST + " URLs, got " + rpc.size());
    }
    for (int i = 0; i < rpc.size(); i++) {
      requireUrl(rpc.get(i), i + 1);
    }
    if (agree != null && (agree < 1 || agree > Math.max(1, rpc.size()))) {
      throw new IllegalArgumentException(
          "qianyin.chain.agree: want 1 to the number of endpoints, got " + agree);
    }
    if (deadline.toMillis() < 100) {
      throw new IllegalArgumentException("qianyin.chain.deadline: want at least 100ms");
    }
    if (lag < 1) {
      throw new IllegalArgumentException("qianyin.chain.lag: want at least 1 block, got " + lag);
    }
    if (confirmations != null && (confirmations < 0 || confirmations > MOST_CONFIRMATIONS)) {
      throw new IllegalArgumentException(
          "qianyin.chain.confirmations: want 0–" + MOST_CONFIRMATIONS + ", got " + confirmations);
    }
    if (chainId != null && chainId < 1) {
      throw new IllegalArgumentException("qianyin.chain.chain-id: want 1 or more, got " + chainId);
    }
  }

  /** Never shows the URL: it may hold a password or an API key. */
  private static void requireUrl(String url, int place) {
    String rule = "qianyin.chain.rpc: want http:// or https:// and a host in URL " + place;
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!List.of("http", "https").contains(scheme) || uri.getHost() == null) {
        throw new IllegalArgumentException(rule);
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(rule);
    }
  }

  /** Whether the application runs a chain of its own. */
  public boolean development() {
    return rpc.isEmpty();
  }

  /** How many of {@code endpoints} must say the same. */
  int agreeing(int endpoints) {
    return agree == null ? endpoints / 2 + 1 : agree;
  }

  OptionalInt confirmed() {
    return confirmations == null ? OptionalInt.empty() : OptionalInt.of(confirmations);
  }

  OptionalLong expectedChain() {
    return chainId == null ? OptionalLong.empty() : OptionalLong.of(chainId);
  }

  /** Never prints a URL. */
  @Override
  public String toString() {
    return "EndpointSettings[" + rpc.size() + " endpoints]";
  }
}
