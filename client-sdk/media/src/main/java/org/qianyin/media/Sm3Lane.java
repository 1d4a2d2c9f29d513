package org.qianyin.media;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** The lane that may lag: keeps its promise when it has caught up, unless the pass fails before. */
final class Sm3Lane implements AutoCloseable {
  private final CompletableFuture<ContentDigest> promise;
  private final Sm3 sm3 = new Sm3();
  private final Lane lane;
  private boolean finishing;

  Sm3Lane(CompletableFuture<ContentDigest> promise, int bound) {
    this.promise = promise;
    this.lane = new Lane("qianyin-sm3", bound);
  }

  Future<?> submit(Chunk chunk) {
    return lane.submit(() -> {
      // A promise that was given up need not be kept.
      if (!promise.isDone()) {
        sm3.update(chunk.bytes(), chunk.length());
      }
      return chunk;
    });
  }

  /** All chunks are submitted: the promise will be kept. */
  void finish() {
    lane.execute(() -> promise.complete(sm3.finish()));
    lane.finish();
    finishing = true;
  }

  @Override
  public void close() {
    if (!finishing) {
      lane.stop();
    }
  }
}
