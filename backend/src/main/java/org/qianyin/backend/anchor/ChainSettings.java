package org.qianyin.backend.anchor;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is anchored where, and how often ({@code qianyin.chain.*}).
 *
 * @param mode {@code auto}, or {@code none} for a log that is not anchored
 * @param contract address of a contract that is already deployed; without one it is deployed
 * @param deploy whether the server may deploy the contract by itself where none is known; {@code
 *     qianyin chain deploy} does it in any case
 * @param deployOnly deploy the contract, wait until that is final, and end
 * @param every anchors at least this often while there are new heads; zero means on demand only
 * @param poll how often the chain is asked while an anchor is on its way; at least 50 ms
 * @param stuckAfter how long a transaction may wait for a block before its fees are raised
 */
@ConfigurationProperties("qianyin.chain")
record ChainSettings(
    @DefaultValue("auto") String mode,
    @Nullable String contract,
    @DefaultValue("true") boolean deploy,
    @DefaultValue("false") boolean deployOnly,
    @DefaultValue("10m") Duration every,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("30s") Duration stuckAfter) {

  ChainSettings {
    if (!mode.equals("auto") && !mode.equals("none")) {
      throw new IllegalArgumentException("qianyin.chain.mode: want auto or none, got " + mode);
    }
    if (contract != null && !contract.matches("0x[0-9a-fA-F]{40}")) {
      throw new IllegalArgumentException(
          "qianyin.chain.contract: want 0x and 40 hex digits, got " + contract);
    }
    if (poll.toMillis() < 50) {
      throw new IllegalArgumentException("qianyin.chain.poll: want at least 50ms");
    }
  }

  Optional<String> givenContract() {
    return Optional.ofNullable(contract).map(String::toLowerCase);
  }
}
