package org.qianyin.backend.assets;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a lease for as long as it is open, so that a lease may be short: it ends with its holder.
 */
final class Renewals implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  Renewals(Duration every, Runnable renewal) {
    this.thread = Thread.ofVirtual().name("qianyin-copy-lease").start(() -> repeat(every, renewal));
  }

  private void repeat(Duration every, Runnable renewal) {
    try {
      while (!over.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        renew(renewal);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void renew(Runnable renewal) {
    try {
      renewal.run();
    } catch (RuntimeException e) {
      LOG.warn("the lease of a copy is not renewed: {}", CopyMaker.words(e));
    }
  }

  /** None comes after this. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
