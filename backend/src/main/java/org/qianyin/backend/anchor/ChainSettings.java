package org.qianyin.backend.anchor;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which chain, and how often.
 *
 * @param mode {@code auto}, or {@code none} for a log that is not anchored
 * @param rpc URL of a JSON-RPC endpoint; without one the application runs a development chain
 * @param key private key of the account that anchors, 64 hex digits; required with {@code rpc}
 * @param contract address of a contract that is already deployed; without one it is deployed
 * @param anvil the anvil program, for the development chain; without one it is looked for on PATH
 * @param chainId of the development chain
 * @param blockTime of the development chain
 * @param every anchors at least this often while there are new heads; zero means on demand only
 * @param poll how often the chain is asked while an anchor is on its way
 * @param deadline of one request to the endpoint
 * @param stuckAfter how long a transaction may wait for a block before its fees are raised
 */
@ConfigurationProperties("qianyin.chain")
record ChainSettings(
    @DefaultValue("auto") String mode,
    @Nullable String rpc,
    @Nullable String key,
    @Nullable String contract,
    @Nullable String anvil,
    @DefaultValue("31337") long chainId,
    @DefaultValue("1s") Duration blockTime,
    @DefaultValue("10m") Duration every,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("10s") Duration deadline,
    @DefaultValue("30s") Duration stuckAfter) {

  ChainSettings {
    if (!mode.equals("auto") && !mode.equals("none")) {
      throw new IllegalArgumentException("qianyin.chain.mode: want auto or none, got " + mode);
    }
    if (rpc != null && key == null) {
      throw new IllegalArgumentException(
          "qianyin.chain.key: required with qianyin.chain.rpc; set QIANYIN_CHAIN_KEY to the"
              + " anchoring account's private key (64 hex digits)");
    }
    if (key != null && !key.matches("(0x)?[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException("qianyin.chain.key: want 64 hex digits");
    }
    if (contract != null && !contract.matches("0x[0-9a-fA-F]{40}")) {
      throw new IllegalArgumentException(
          "qianyin.chain.contract: want 0x and 40 hex digits, got " + contract);
    }
    if (blockTime.toMillis() < 100 || poll.toMillis() < 50 || deadline.toMillis() < 100) {
      throw new IllegalArgumentException(
          "qianyin.chain: want block-time >= 100ms, poll >= 50ms, deadline >= 100ms");
    }
  }

  boolean development() {
    return rpc == null;
  }

  Optional<String> givenContract() {
    return Optional.ofNullable(contract);
  }

  /** Never prints the key. */
  @Override
  public String toString() {
    return "ChainSettings[rpc=" + (rpc == null ? "development chain" : rpc) + "]";
  }
}
