package org.qianyin.backend.anchor.rpc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The development chain ({@code qianyin.chain.*}), which runs where no endpoint is named.
 *
 * @param anvil the anvil program; without one it is looked for on PATH
 * @param blockTime between two blocks; at least 100 ms
 */
@ConfigurationProperties("qianyin.chain")
public record DevelopmentSettings(@Nullable String anvil, @DefaultValue("1s") Duration blockTime) {

  public DevelopmentSettings {
    if (blockTime.toMillis() < 100) {
      throw new IllegalArgumentException("qianyin.chain.block-time: want at least 100ms");
    }
  }
}
