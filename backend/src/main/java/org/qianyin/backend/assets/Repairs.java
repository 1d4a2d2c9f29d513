package org.qianyin.backend.assets;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.qianyin.media.cid.Cid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Has bad copies made again, through the outbox. */
@Component
class Repairs implements BadCopies {

  private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);

  private final CopyOutbox outbox;
  private final Counter found;

  Repairs(CopyOutbox outbox, MeterRegistry registry) {
    this.outbox = outbox;
    this.found = registry.counter("qianyin.assets.copies.bad");
  }

  @Override
  public void found(String store, Cid file, String what) {
    LOG.warn("store {}: file {}: {}; it is copied anew", store, file, what);
    found.increment();
    try {
      outbox.again(file, store);
    } catch (DataAccessException e) {
      // The next reader finds it bad again.
      LOG.warn("store {}: file {} is not queued: {}", store, file, e.getMessage());
    }
  }
}
