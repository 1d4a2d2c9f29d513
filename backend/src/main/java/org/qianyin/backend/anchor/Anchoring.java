package org.qianyin.backend.anchor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.anchor.rpc.ChainTrouble;
import org.qianyin.backend.anchor.rpc.EndpointHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the schedule going on a thread of its own while the application runs, through every fault
 * of the chain; wakes it when somebody asks, and tells those who wait.
 */
final class Anchoring implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Anchoring.class);
  private static final Duration LONGEST_NAP = Duration.ofSeconds(10);

  /** A chain that is gone for so long is not waited for: a killed development chain is back. */
  private static final Duration HOPE = Duration.ofSeconds(10);

  private static final String UNFORESEEN = "the chain does not do what it should";

  /** Opens the way to the chain; tried again until it works. */
  interface Way extends AutoCloseable {

    AnchorSchedule open() throws IOException;

    /** How each endpoint does; none before they are known. */
    List<EndpointHealth> health();

    /** Mends what is ours to mend after a fault. */
    void mend();

    @Override
    void close();
  }

  private final Way way;
  private final AnchoredLog ledger;
  private final AnchorStore store;
  private final Duration poll;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private @Nullable Thread thread;
  private @Nullable AnchorSchedule schedule;
  private long demanded;
  private boolean woken;
  private String fault = "";
  private String trouble = "";
  private long troubledSince;
  private volatile boolean running;

  Anchoring(Way way, AnchoredLog ledger, AnchorStore store, Duration poll, Clock clock) {
    this.way = way;
    this.ledger = ledger;
    this.store = store;
    this.poll = poll;
    this.clock = clock;
  }

  /** Where the log is anchored; empty until the chain was reached once. */
  Optional<ChainFacts> facts() {
    lock.lock();
    try {
      return Optional.ofNullable(schedule).flatMap(AnchorSchedule::facts);
    } finally {
      lock.unlock();
    }
  }

  /** Whether enough endpoints have shown the contract with the right code since the start. */
  boolean isContractChecked() {
    lock.lock();
    try {
      return schedule != null && schedule.deployment().isChecked();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the right code stands in a block that is final; false while the chain is silent. */
  boolean isContractFinal() {
    AnchorSchedule open;
    lock.lock();
    try {
      open = schedule;
    } finally {
      lock.unlock();
    }
    try {
      return open != null && open.deployment().isFinal();
    } catch (IOException e) {
      return false;
    }
  }

  /** How the endpoints do. */
  List<EndpointHealth> health() {
    return way.health();
  }

  /** What went wrong last, for the operator; empty if nothing did. */
  String fault() {
    lock.lock();
    try {
      return fault;
    } finally {
      lock.unlock();
    }
  }

  /** What went wrong last, for everybody; empty if nothing did. */
  String trouble() {
    lock.lock();
    try {
      return trouble;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks that the newest published head be anchored.
   *
   * @return its size, or empty if nothing is published
   */
  Optional<Long> demand() {
    Optional<Long> size = ledger.newest().map(AnchoredLog.Head::size);
    lock.lock();
    try {
      demanded = Math.max(demanded, size.orElse(0L));
      wake();
      return size;
    } finally {
      lock.unlock();
    }
  }

  /** A head was published: there may be something to do. */
  void nudge() {
    lock.lock();
    try {
      wake();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    woken = true;
    changed.signalAll();
  }

  /**
   * Waits until an anchor of at least {@code size} is final.
   *
   * @return it, or empty when {@code deadline} was over first, or the chain cannot be reached and
   *     nothing is on its way
   */
  Optional<Anchor> await(long size, Duration deadline) throws InterruptedException {
    long left = deadline.toNanos();
    lock.lock();
    try {
      Optional<Anchor> done = settled(size);
      while (done.isEmpty() && left > 0 && !isHopeless()) {
        left = changed.awaitNanos(left);
        done = settled(size);
      }
      return done;
    } finally {
      lock.unlock();
    }
  }

  private boolean isHopeless() {
    return !trouble.isEmpty()
        && System.nanoTime() - troubledSince > HOPE.toNanos()
        && store.open().isEmpty();
  }

  private Optional<Anchor> settled(long size) {
    return store.newestSettled().filter(anchor -> anchor.size() >= size);
  }

  private void run() {
    while (running) {
      boolean busy = false;
      try {
        busy = opened().step(demandedSize());
        note("", "");
      } catch (IOException | RuntimeException e) {
        if (running) {
          note(String.valueOf(e.getMessage()), words(e));
          way.mend();
          busy = true;
        }
      }
      nap(busy ? poll : LONGEST_NAP);
    }
  }

  private AnchorSchedule opened() throws IOException {
    lock.lock();
    try {
      if (schedule != null) {
        return schedule;
      }
    } finally {
      lock.unlock();
    }
    AnchorSchedule open = way.open();
    lock.lock();
    try {
      schedule = open;
      return open;
    } finally {
      lock.unlock();
    }
  }

  private long demandedSize() {
    lock.lock();
    try {
      return demanded;
    } finally {
      lock.unlock();
    }
  }

  /** For everybody: which host an endpoint is on is the operator's business. */
  private static String words(Exception e) {
    return e instanceof ChainTrouble trouble ? trouble.forEverybody() : UNFORESEEN;
  }

  /** Says each kind of fault once, and once more when it is over. */
  private void note(String now, String words) {
    lock.lock();
    try {
      boolean told = words.equals(UNFORESEEN) ? now.equals(fault) : words.equals(trouble);
      if (!now.isEmpty() && !told) {
        log.warn("anchoring waits: {}", now);
      } else if (now.isEmpty() && !fault.isEmpty()) {
        log.info("anchoring goes on");
      }
      if (trouble.isEmpty()) {
        troubledSince = System.nanoTime();
      }
      fault = now;
      trouble = words;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void nap(Duration time) {
    long left = time.toNanos();
    lock.lock();
    try {
      while (running && !woken && left > 0) {
        left = changed.awaitNanos(left);
      }
      woken = false;
    } catch (InterruptedException e) {
      running = false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().daemon().name("anchor").start(this::run);
    log.debug("anchoring since {}", clock.instant());
  }

  @Override
  public void stop() {
    running = false;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join(Duration.ofSeconds(15));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    way.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
