package org.qianyin.backend.assets;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.BlockStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The one thread that works the outbox off: reads a file, checked leaf by leaf, from whichever
 * store has it right, and keeps it in the store that is to have it. What fails is tried again after
 * a pause that doubles; nothing is given up.
 */
@Component
final class CopyMaker implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CopyMaker.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** Longer than the slowest copy; after it another backend may take over from one that died. */
  private static final Duration LEASE = Duration.ofHours(6);

  private final Map<String, BlockStore> stores;
  private final List<String> replicas;
  private final CopyOutbox outbox;
  private final FileCopy copy;
  private final Counter made;
  private final Counter failed;
  private final Semaphore nudges = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  CopyMaker(Stores stores, CopyOutbox outbox, FileCopy copy, MeterRegistry registry) {
    this.stores =
        stores.all().stream().collect(Collectors.toMap(Stores.Named::name, Stores.Named::store));
    this.replicas = stores.replicas().stream().map(Stores.Named::name).toList();
    this.outbox = outbox;
    this.copy = copy;
    this.made = registry.counter("qianyin.assets.copies.made");
    this.failed = registry.counter("qianyin.assets.copies.failed");
    gauge("qianyin.assets.copies.pending", backlog -> (double) backlog.pending())
        .description("copies of files that replicas lack, or that were found bad")
        .register(registry);
    gauge("qianyin.assets.copies.oldest", backlog -> backlog.oldest().toMillis() / 1e3)
        .description("how long the oldest pending copy waits")
        .baseUnit("seconds")
        .register(registry);
  }

  private Gauge.Builder<CopyOutbox> gauge(String name, Function<CopyOutbox.Backlog, Double> value) {
    return Gauge.builder(name, outbox, at -> value.apply(at.backlog()));
  }

  /** Something was queued. */
  void nudge() {
    nudges.release();
  }

  @Override
  public void start() {
    replicas.forEach(outbox::queueAll);
    running = true;
    thread = Thread.ofPlatform().daemon().name("qianyin-copies").start(this::work);
  }

  private void work() {
    while (running) {
      try {
        if (!step()) {
          rest();
        }
      } catch (DataAccessException e) {
        LOG.warn("copies wait for the database: {}", e.getMessage());
        rest();
      }
    }
  }

  private void rest() {
    try {
      if (nudges.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        nudges.drainPermits();
      }
    } catch (InterruptedException e) {
      running = false;
    }
  }

  /** Makes the copy that is due for longest, if one is. */
  private boolean step() {
    Optional<CopyOutbox.Due> taken = outbox.take(stores.keySet(), LEASE);
    if (taken.isEmpty()) {
      return false;
    }
    CopyOutbox.Due due = taken.get();
    BlockStore target = stores.get(due.store());
    try {
      if (target != null) {
        copy.make(due.file(), target);
      }
      outbox.done(due);
      made.increment();
    } catch (IOException e) {
      Duration pause = pause(due.attempts());
      LOG.warn(
          "store {}: file {} is not copied yet, next try in {} s: {}",
          due.store(),
          due.file(),
          pause.toSeconds(),
          e.getMessage());
      outbox.failed(due, String.valueOf(e.getMessage()), pause);
      failed.increment();
    }
    return true;
  }

  private static Duration pause(int attempts) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, 10));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  @Override
  public void stop() {
    running = false;
    Thread working = thread;
    if (working != null) {
      working.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
