package org.qianyin.backend.assets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Lets the disk work while a long file is still coming in: without it, all of the file waits in the
 * page cache for the one sync at its end.
 */
final class WriteBehind {

  private static final long EVERY = 32L << 20;
  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final FileChannel channel;
  private long written;
  private long begun;
  private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

  WriteBehind(FileChannel channel) {
    this.channel = channel;
  }

  /** So many bytes more are in the page cache. */
  void written(int bytes) {
    written += bytes;
    if (written - begun >= EVERY && running.isDone()) {
      begun = written;
      running = CompletableFuture.runAsync(this::sync, THREADS);
    }
  }

  /** Returns when everything is on the disk. */
  void finish() throws IOException {
    try {
      running.join();
    } catch (CompletionException e) {
      throw new IOException("the disk does not take the file", e);
    }
    channel.force(false);
  }

  private void sync() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
