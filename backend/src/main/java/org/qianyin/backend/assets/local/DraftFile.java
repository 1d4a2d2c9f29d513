package org.qianyin.backend.assets.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A new file, written once from its start to its end. A long one goes past the page cache: filling
 * fresh pages takes several times the processor time of all else that is done to the bytes. A short
 * one, the last bytes, and everything where direct writes are refused go through it.
 */
final class DraftFile implements AutoCloseable {

  private final Path path;
  private final DirectBuffers buffers;
  private final FileChannel file;
  private @Nullable DirectWriter direct;
  private boolean empty = true;

  /**
   * Makes the file.
   *
   * @throws IOException if it exists, or cannot be made
   */
  DraftFile(Path path, DirectBuffers buffers) throws IOException {
    this.path = path;
    this.buffers = buffers;
    this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Appends all of {@code bytes}. */
  void write(ByteBuffer bytes) throws IOException {
    if (empty && bytes.remaining() >= DirectBuffers.PIECE) {
      direct = DirectWriter.open(path, buffers).orElse(null);
    }
    empty = false;
    if (direct != null) {
      direct.write(bytes);
    } else {
      append(bytes);
    }
  }

  private void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** Returns when everything is on the disk. */
  void finish() throws IOException {
    if (direct != null) {
      ByteBuffer rest = direct.finish();
      file.position(direct.written());
      append(rest);
    }
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    DirectWriter writer = direct;
    direct = null; // its memory goes back once
    try (file) {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
