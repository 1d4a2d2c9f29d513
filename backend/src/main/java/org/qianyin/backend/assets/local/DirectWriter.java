package org.qianyin.backend.assets.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.qianyin.backend.assets.store.AtOnce;

/**
 * Writes a file from its start in pieces that go past the page cache, each while the next is being
 * filled. What does not make a whole piece is the caller's to write.
 */
final class DirectWriter implements AutoCloseable {

  private static final int PIECE = DirectBuffers.PIECE;

  private final FileChannel channel;
  private final DirectBuffers lender;
  private final ByteBuffer borrowed;
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

  /** On their way to the disk, oldest first; each gives its memory back when it is there. */
  private final Queue<Future<ByteBuffer>> writing = new ArrayDeque<>();

  private ByteBuffer filling;
  private int taken = 1;
  private long submitted;

  private DirectWriter(FileChannel channel, DirectBuffers lender, ByteBuffer borrowed) {
    this.channel = channel;
    this.lender = lender;
    this.borrowed = borrowed;
    this.filling = borrowed.slice(0, PIECE);
  }

  /**
   * Opens an existing, empty file.
   *
   * @return nothing if the file system refuses direct writes, or no buffer is free
   */
  static Optional<DirectWriter> open(Path path, DirectBuffers lender) {
    return lender.borrow().flatMap(memory -> open(path, lender, memory));
  }

  private static Optional<DirectWriter> open(Path path, DirectBuffers lender, ByteBuffer memory) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, direct());
      return Optional.of(new DirectWriter(channel, lender, memory));
    } catch (IOException | UnsupportedOperationException e) {
      lender.giveBack(memory);
      return Optional.empty();
    }
  }

  /** By its name: the JDK documents it for programs, yet javac warns of everything beside it. */
  private static OpenOption direct() {
    try {
      return (OpenOption)
          Class.forName("com.sun.nio.file.ExtendedOpenOption").getField("DIRECT").get(null);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException("this JDK writes through the page cache only", e);
    }
  }

  /**
   * Takes all of {@code bytes}; waits while every piece is on its way.
   *
   * @throws IOException if an earlier piece could not be written
   */
  void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int count = Math.min(bytes.remaining(), filling.remaining());
      filling.put(filling.position(), bytes, bytes.position(), count);
      filling.position(filling.position() + count);
      bytes.position(bytes.position() + count);
      if (!filling.hasRemaining()) {
        submit(filling.flip());
        filling = next();
      }
    }
  }

  private void submit(ByteBuffer piece) {
    long offset = submitted;
    submitted += PIECE;
    writing.add(
        disk.submit(() -> {
          while (piece.hasRemaining()) {
            channel.write(piece, offset + piece.position());
          }
          return piece.clear();
        }));
  }

  private ByteBuffer next() throws IOException {
    int offset = taken * PIECE;
    if (offset + PIECE <= borrowed.capacity()) {
      taken++;
      return borrowed.slice(offset, PIECE);
    }
    return AtOnce.await(writing.remove());
  }

  /**
   * Waits until the whole pieces are written.
   *
   * @return the bytes behind them, to be written at {@link #written}
   */
  ByteBuffer finish() throws IOException {
    while (!writing.isEmpty()) {
      AtOnce.await(writing.remove());
    }
    return filling.flip();
  }

  /** Bytes in whole pieces. */
  long written() {
    return submitted;
  }

  /** Waits for what is on its way, and gives the memory back. */
  @Override
  public void close() throws IOException {
    disk.close();
    lender.giveBack(borrowed);
    channel.close();
  }
}
