package org.qianyin.backend.anchor.rpc;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a transaction may cost ({@code qianyin.chain.*}).
 *
 * @param fees {@code auto}: EIP-1559 where blocks have a base fee, else a gas price; {@code
 *     eip1559}; {@code legacy}: always a gas price; {@code free}: a gas price of zero, never
 *     raised, for consortium chains
 * @param maxFee wei per gas beyond which anchors wait; without it there is no limit
 */
@ConfigurationProperties("qianyin.chain")
public record FeeSettings(@DefaultValue("auto") Kind fees, @Nullable BigInteger maxFee) {

  /** How fees are offered. */
  public enum Kind {
    AUTO,
    EIP1559,
    LEGACY,
    FREE
  }

  public FeeSettings {
    if (maxFee != null && maxFee.signum() < 0) {
      throw new IllegalArgumentException("qianyin.chain.max-fee: want 0 or more wei per gas");
    }
  }

  Optional<BigInteger> most() {
    return Optional.ofNullable(maxFee);
  }
}
