package org.qianyin.client.register;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Sm3;

/**
 * SM3 of a file, by a worker and a reading of its own: the pass over the file, which is several
 * times faster, goes first and never waits for it. Awaited before signing, and nowhere else.
 */
final class SecondDigest {
  /** A terabyte takes three hours. */
  private static final long DEADLINE_HOURS = 24;

  /**
   * What tells that a file has other bytes than before.
   *
   * @param size bytes
   */
  record State(long size, FileTime changed) {
    static State of(Path file) throws IOException {
      return new State(Files.size(file), Files.getLastModifiedTime(file));
    }
  }

  private final Path file;
  private final State before;
  private final CompletableFuture<ContentDigest> promise;

  private SecondDigest(Path file, State before, CompletableFuture<ContentDigest> promise) {
    this.file = file;
    this.before = before;
    this.promise = promise;
  }

  /**
   * Has it computed from now on.
   *
   * @param before the file as it was when its first digest was begun
   */
  static SecondDigest begin(Path file, State before, Executor worker) {
    return new SecondDigest(file, before, Sm3.of(() -> Files.newInputStream(file), worker));
  }

  /** Nobody will ask for it. */
  void giveUp() {
    promise.cancel(false);
  }

  /**
   * The digest.
   *
   * @throws IOException if the file cannot be read, or changed: the two digests of an entry have to
   *     be of the same bytes
   */
  ContentDigest await() throws IOException {
    ContentDigest digest = promised();
    if (!State.of(file).equals(before)) {
      throw new IOException("the file changed while it was read; run again");
    }
    return digest;
  }

  private ContentDigest promised() throws IOException {
    try {
      return promise.get(DEADLINE_HOURS, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while hashing");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException unread
          ? unread
          : new IOException("SM3 failed", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("SM3 took longer than " + DEADLINE_HOURS + " h", e);
    }
  }
}
