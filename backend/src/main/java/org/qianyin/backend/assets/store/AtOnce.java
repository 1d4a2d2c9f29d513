package org.qianyin.backend.assets.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets the disk sync many files at once: a journal commits together what waits together. */
public final class AtOnce {

  private AtOnce() {}

  /** Something to do with one item. */
  public interface Task<T> {
    void run(T item) throws IOException;
  }

  /**
   * Runs the task for each item in parallel and waits for all.
   *
   * @throws IOException the first failure
   */
  public static <T> void each(Collection<T> items, Task<T> task) throws IOException {
    if (items.size() == 1) {
      task.run(items.iterator().next());
      return;
    }
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T item : items) {
        running.add(
            threads.submit(() -> {
              task.run(item);
              return null;
            }));
      }
    }
    for (Future<?> each : running) {
      await(each);
    }
  }

  /**
   * Waits for one result.
   *
   * @throws IOException what the task threw
   */
  public static <T> T await(Future<T> done) throws IOException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
