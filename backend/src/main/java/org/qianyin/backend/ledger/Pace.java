package org.qianyin.backend.ledger;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When the next epoch begins: at once after an idle spell, else one publish interval after the last
 * one began; sooner if many wait, so that bulk does not pay for the interval.
 */
final class Pace {

  /** Lets entries that come together go under one head. */
  private static final Duration GATHER = Duration.ofMillis(5);

  private static final Duration LEAST = Duration.ofMillis(200);
  private static final int MANY = 100;

  private final Duration interval;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long lastBegun;
  private int waiting = 1; // what an earlier run left is looked for once
  private boolean woken;

  Pace(Duration interval) {
    this.interval = interval;
    this.lastBegun = System.nanoTime() - interval.toNanos();
  }

  void arrived(int rows) {
    lock.lock();
    try {
      waiting += rows;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** An epoch begins now; {@code more} if it could not take all. */
  void begun(boolean more) {
    lock.lock();
    try {
      lastBegun = System.nanoTime();
      waiting = more ? Math.max(waiting, 1) : waiting;
    } finally {
      lock.unlock();
    }
  }

  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when there is something to do and it is time for it. */
  void awaitTurn() throws InterruptedException {
    lock.lock();
    try {
      while (!woken && waiting == 0) {
        changed.await();
      }
      long gathered = System.nanoTime() + GATHER.toNanos();
      while (!woken && gathered - System.nanoTime() > 0) {
        changed.awaitNanos(gathered - System.nanoTime());
      }
      while (!woken && untilTurn() > 0) {
        changed.awaitNanos(untilTurn());
      }
      waiting = 0;
    } finally {
      lock.unlock();
    }
  }

  private long untilTurn() {
    Duration least = waiting >= MANY && LEAST.compareTo(interval) < 0 ? LEAST : interval;
    return lastBegun + least.toNanos() - System.nanoTime();
  }
}
