package org.qianyin.media;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread that works off one pass's chunks in order; as many can wait as the pass has buffers. */
final class Lane {
  /** A chunk takes a millisecond (SM3: eight). A lane this late will not come. */
  private static final long DEADLINE_SECONDS = 120;

  private final ThreadPoolExecutor worker;

  Lane(String name, int bound) {
    worker =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(bound),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  <T> Future<T> submit(Callable<T> work) {
    return worker.submit(work);
  }

  void execute(Runnable work) {
    worker.execute(work);
  }

  /** Ends the thread once all that waits is done. */
  void finish() {
    worker.shutdown();
  }

  /** Ends the thread after the chunk it is at. */
  void stop() {
    worker.shutdownNow();
  }

  static <T> T await(Future<T> work) throws IOException {
    try {
      return work.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("interrupted while hashing");
      stopped.initCause(e);
      throw stopped;
    } catch (ExecutionException e) {
      throw new IllegalStateException("hashing failed", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "hashing a chunk took longer than " + DEADLINE_SECONDS + " s", e);
    }
  }
}
