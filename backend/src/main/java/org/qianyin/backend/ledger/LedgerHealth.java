package org.qianyin.backend.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while nothing can be appended: read-only after {@code FORK_RISK}, or nothing published. */
@Component("logHealthIndicator")
class LedgerHealth implements HealthIndicator {

  private final Sequencer sequencer;
  private final PublishedLog log;

  LedgerHealth(Sequencer sequencer, PublishedLog log) {
    this.sequencer = sequencer;
    this.log = log;
  }

  @Override
  public Health health() {
    if (!sequencer.trouble().isEmpty()) {
      return Health.down().withDetail("reason", sequencer.trouble()).build();
    }
    return log.newest()
        .map(head -> Health.up().withDetail("size", head.size()).build())
        .orElseGet(() -> Health.down().withDetail("reason", "nothing is published yet").build());
  }
}
