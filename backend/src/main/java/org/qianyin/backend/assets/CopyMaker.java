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
import org.springframework.beans.factory.annotation.Autowired;
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

  /** Renewed while a copy is made; after it another backend takes over from one that died. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final int RENEWALS = 3;

  private final Map<String, BlockStore> stores;
  private final List<String> replicas;
  private final CopyOutbox outbox;
  private final FileCopy copy;
  private final Duration lease;
  private final Counter made;
  private final Counter failed;
  private final Semaphore nudges = new Semaphore(0);
  private volatile boolean running;
  private @Nullable Thread thread;

  @Autowired
  CopyMaker(Stores stores, CopyOutbox outbox, FileCopy copy, MeterRegistry registry) {
    this(stores, outbox, copy, registry, LEASE);
  }

  CopyMaker(
      Stores stores, CopyOutbox outbox, FileCopy copy, MeterRegistry registry, Duration lease) {
    this.stores =
        stores.all().stream().collect(Collectors.toMap(Stores.Named::name, Stores.Named::store));
    this.replicas = stores.replicas().stream().map(Stores.Named::name).toList();
    this.outbox = outbox;
    this.copy = copy;
    this.lease = lease;
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
      } catch (RuntimeException e) {
        // Of the database, as a rule. Whatever it is, the other copies go on.
        LOG.warn("copies wait: {}", words(e));
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
    Optional<CopyOutbox.Due> taken = outbox.take(stores.keySet(), lease);
    if (taken.isEmpty()) {
      return false;
    }
    CopyOutbox.Due due = taken.get();
    try {
      make(due);
    } catch (IOException | RuntimeException e) {
      putOff(due, words(e));
      return true;
    }
    outbox.done(due);
    made.increment();
    return true;
  }

  private void make(CopyOutbox.Due due) throws IOException {
    BlockStore target = stores.get(due.store());
    if (target == null) {
      return;
    }
    try (Renewals _ = new Renewals(lease.dividedBy(RENEWALS), () -> outbox.renew(due, lease))) {
      copy.make(due.file(), target);
    }
  }

  private void putOff(CopyOutbox.Due due, String trouble) {
    Duration pause = pause(due.attempts());
    LOG.warn(
        "store {}: file {} is not copied yet, next try in {} s: {}",
        due.store(),
        due.file(),
        pause.toSeconds(),
        trouble);
    outbox.failed(due, trouble, pause);
    failed.increment();
  }

  /** Whatever is no fault of a store or of the database may quote anything: only where it arose. */
  static String words(Exception e) {
    if (e instanceof IOException || e instanceof DataAccessException) {
      return String.valueOf(e.getMessage());
    }
    StackTraceElement[] trace = e.getStackTrace();
    return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
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
