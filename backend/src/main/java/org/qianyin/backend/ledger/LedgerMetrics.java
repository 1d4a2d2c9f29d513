package org.qianyin.backend.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What an operator watches: how many entries, how long an epoch takes, who waits. */
@Component
class LedgerMetrics {

  private final Counter sequenced;
  private final Counter refused;
  private final Timer epochs;

  LedgerMetrics(MeterRegistry registry, PublishedLog log) {
    this.sequenced = registry.counter("qianyin.entries.sequenced");
    this.refused = registry.counter("qianyin.entries.refused");
    this.epochs =
        Timer.builder("qianyin.epoch")
            .publishPercentiles(0.5, 0.99)
            .description("from the start of a transaction to the published checkpoint")
            .register(registry);
    Gauge.builder("qianyin.log.size", log, at -> at.newest().map(head -> head.size()).orElse(0L))
        .register(registry);
  }

  void epoch(Epoch epoch, Duration took) {
    sequenced.increment(Math.max(0, epoch.leaves().size() - 1));
    refused.increment(epoch.refused().size());
    epochs.record(took);
  }
}
