package org.qianyin.backend.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the sequencer ({@code qianyin.ledger.*}).
 *
 * @param maxBatch most entries under one head, at most 9999
 * @param maxPending most entries that wait; beyond it new ones are turned away
 * @param patience how long a request waits for its receipt before it is told 202
 */
@ConfigurationProperties("qianyin.ledger")
record LedgerSettings(
    @DefaultValue("4000") int maxBatch,
    @DefaultValue("20000") int maxPending,
    @DefaultValue("30s") Duration patience) {

  /** Ledger specification §5: an epoch holds at most 10⁴ entries, its head among them. */
  private static final int LARGEST_EPOCH = 10_000;

  LedgerSettings {
    if (maxBatch < 1 || maxBatch >= LARGEST_EPOCH || maxPending < maxBatch) {
      throw new IllegalArgumentException(
          "qianyin.ledger: want max-batch 1–9999 and max-pending at least as many");
    }
    if (patience.isNegative() || patience.compareTo(Duration.ofSeconds(60)) > 0) {
      throw new IllegalArgumentException("qianyin.ledger.patience: want 0–60 s");
    }
  }
}
