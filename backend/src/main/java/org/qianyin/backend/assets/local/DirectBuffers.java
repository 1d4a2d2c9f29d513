package org.qianyin.backend.assets.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/**
 * Memory outside the heap, aligned for direct writes and lent to one long file after the other.
 * Bounded: whoever finds none left writes the ordinary way.
 */
final class DirectBuffers {

  /** Bytes of one write: a leaf of the usual profile. */
  static final int PIECE = 1 << 20;

  private static final int PIECES = 4;
  private static final int LOANS = 8;

  private final int alignment;
  private final Semaphore loans;
  private final Deque<ByteBuffer> returned = new ConcurrentLinkedDeque<>();

  private DirectBuffers(int alignment, int loans) {
    this.alignment = alignment;
    this.loans = new Semaphore(loans);
  }

  /**
   * Buffers for files in a folder.
   *
   * @return with nothing to lend if the file system does not tell its block size, or has blocks
   *     that are no part of a piece
   */
  static DirectBuffers suiting(Path folder) throws IOException {
    long block = blockSize(folder);
    boolean suits = block > 0 && PIECE % block == 0;
    return new DirectBuffers(suits ? Math.toIntExact(block) : 1, suits ? LOANS : 0);
  }

  private static long blockSize(Path folder) throws IOException {
    try {
      return Files.getFileStore(folder).getBlockSize();
    } catch (UnsupportedOperationException e) {
      return 0;
    }
  }

  /** {@value #PIECES} pieces in one buffer, or nothing if all is lent. */
  Optional<ByteBuffer> borrow() {
    if (!loans.tryAcquire()) {
      return Optional.empty();
    }
    ByteBuffer used = returned.poll();
    return Optional.of(
        used != null
            ? used
            : ByteBuffer.allocateDirect(PIECES * PIECE + alignment).alignedSlice(alignment));
  }

  /** Takes back what was borrowed, once nobody writes from it any more. */
  void giveBack(ByteBuffer buffer) {
    returned.push(buffer);
    loans.release();
  }
}
