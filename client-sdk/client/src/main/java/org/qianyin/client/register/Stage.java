package org.qianyin.client.register;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Threads that take items in groups from a queue. The queue holds every item of a run, so that the
 * stage before never waits for this one.
 */
final class Stage<T> {
  private final BlockingQueue<List<T>> queue;
  private final List<Thread> threads = new ArrayList<>();
  private final Limit<T> limit;

  /**
   * How large a group may be.
   *
   * @param items at most, at least 1
   * @param weight at most, of all but the last item
   * @param lingerMillis how long to wait for one more
   */
  record Limit<T>(int items, long weight, ToLongFunction<T> weigh, long lingerMillis) {}

  Stage(String name, int workers, int capacity, Limit<T> limit, Consumer<List<T>> work) {
    this.queue = new ArrayBlockingQueue<>(capacity + workers);
    this.limit = limit;
    for (int i = 0; i < workers; i++) {
      Thread thread = new Thread(() -> run(work), "register-" + name + "-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Adds an item; there is room for all of a run. */
  void put(T item) {
    queue.add(List.of(item));
  }

  /** Says that no more will come, and waits until all is done. */
  void finish() throws InterruptedException {
    threads.forEach(thread -> queue.add(List.of()));
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void run(Consumer<List<T>> work) {
    try {
      boolean more = true;
      while (more) {
        List<T> group = new ArrayList<>();
        more = gather(group);
        if (!group.isEmpty()) {
          work.accept(group);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when the end was met: an empty list. */
  private boolean gather(List<T> group) throws InterruptedException {
    List<T> next = queue.take();
    long weight = 0;
    while (!next.isEmpty()) {
      group.addAll(next);
      weight += limit.weigh().applyAsLong(next.get(0));
      if (group.size() >= limit.items() || weight >= limit.weight()) {
        return true;
      }
      List<T> another = queue.poll(limit.lingerMillis(), TimeUnit.MILLISECONDS);
      if (another == null) {
        return true;
      }
      next = another;
    }
    return false;
  }
}
