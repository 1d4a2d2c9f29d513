package org.qianyin.media;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qianyin.media.Fingerprint.Options;
import org.qianyin.media.cid.HashFunction;
import org.qianyin.media.unixfs.FileTree;

/**
 * Hashes a file of several chunks: the caller's thread reads and feeds the sink, one lane digests
 * the file, one its leaves, a third SM3 if wished for. Buffers go round; all bookkeeping is on the
 * caller's thread, so the sink and the listener need not know of threads.
 */
final class Pipeline implements AutoCloseable {
  /** Enough that no lane waits for another; more only costs memory. */
  private static final int IN_FLIGHT = 4;

  private static final int SM3_LAG = 32;

  private final Options options;
  private final FileTree tree;
  private final int buffers;
  private final Lane fileLane;
  private final Lane leafLane;
  private final @Nullable Sm3Lane sm3Lane;
  private final MessageDigest fileDigest = HashFunction.SHA2_256.newDigest();
  private final MessageDigest leafDigest = HashFunction.SHA2_256.newDigest();

  /** Read and being hashed, oldest first. */
  private final Deque<Chunk> inFlight = new ArrayDeque<>();

  /** Hashed and in the sink; SM3 may still be reading the later ones. */
  private final Deque<Chunk> settled = new ArrayDeque<>();

  private int allocated = 2; // the two that come filled
  private long reached;

  Pipeline(Options options, FileTree tree) {
    this.options = options;
    this.tree = tree;
    CompletableFuture<ContentDigest> promise = options.sm3();
    this.buffers = IN_FLIGHT + 1 + (promise == null ? 0 : SM3_LAG);
    this.fileLane = new Lane("qianyin-file-digest", buffers + 1);
    this.leafLane = new Lane("qianyin-leaf-digest", buffers + 1);
    this.sm3Lane = promise == null ? null : new Sm3Lane(promise, buffers + 1);
  }

  /** Works through the stream; the SHA-256 of all of it. The tree then has all leaves. */
  byte[] run(InputStream in, Chunk first, Chunk second) throws IOException {
    submit(first);
    submit(second);
    Chunk chunk = free();
    while (chunk.fill(in) > 0) {
      submit(chunk);
      chunk = free();
    }
    while (!inFlight.isEmpty()) {
      settleOldest();
    }
    if (sm3Lane != null) {
      sm3Lane.finish();
    }
    return fileDigest.digest();
  }

  private void submit(Chunk chunk) {
    chunk.fileDigest =
        fileLane.submit(() -> {
          fileDigest.update(chunk.bytes(), 0, chunk.length());
          return chunk;
        });
    chunk.leafDigest =
        leafLane.submit(() -> {
          leafDigest.update(chunk.bytes(), 0, chunk.length());
          return leafDigest.digest();
        });
    if (sm3Lane != null) {
      chunk.sm3Digest = sm3Lane.submit(chunk);
    }
    inFlight.add(chunk);
  }

  /** A buffer that nobody reads any more. */
  private Chunk free() throws IOException {
    if (inFlight.size() >= IN_FLIGHT) {
      settleOldest();
    }
    Chunk oldest = settled.peek();
    boolean reusable = oldest != null && oldest.sm3Digest.isDone();
    if (!reusable && allocated < buffers) {
      allocated++;
      return new Chunk(options.profile().chunkSize());
    }
    Chunk next = settled.remove();
    Lane.await(next.sm3Digest);
    return next;
  }

  private void settleOldest() throws IOException {
    Chunk chunk = inFlight.remove();
    byte[] leaf = Lane.await(chunk.leafDigest);
    tree.leaf(chunk.view(), leaf);
    Lane.await(chunk.fileDigest);
    settled.add(chunk);
    reached += chunk.length();
    options.progress().reached(reached);
  }

  /** Leaves no thread behind but an SM3 lane that still has to catch up. */
  @Override
  public void close() {
    fileLane.stop();
    leafLane.stop();
    if (sm3Lane != null) {
      sm3Lane.close();
    }
  }
}
