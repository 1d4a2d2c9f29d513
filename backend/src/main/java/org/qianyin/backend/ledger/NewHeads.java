package org.qianyin.backend.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets requests wait for what a newer checkpoint brings. */
@Component
public class NewHeads {

  /** What a chain has made final is learnt by looking: no event tells of it. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(200);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();

  @EventListener
  void on(HeadPublished head) {
    lock.lock();
    try {
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks again with each new head, and in between, until the answer is there or {@code wait} is
   * over.
   *
   * @param question cheap, and never null
   * @return the last answer
   */
  public <T> Optional<T> await(Supplier<Optional<T>> question, Duration wait)
      throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    Optional<T> answer = question.get();
    while (answer.isEmpty() && end - System.nanoTime() > 0) {
      pause(Math.min(LOOK, end - System.nanoTime()));
      answer = question.get();
    }
    return answer;
  }

  @SuppressWarnings("WaitNotInLoop") // the loop is await's: it asks again, whatever woke it
  private void pause(long nanos) throws InterruptedException {
    lock.lock();
    try {
      boolean _ = published.await(nanos, TimeUnit.NANOSECONDS);
    } finally {
      lock.unlock();
    }
  }
}
