package org.qianyin.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A buffer for one leaf of a file, used again and again, with the hashing that is under way on it.
 */
final class Chunk {
  /** Most files that come in bulk fit here; the one byte more tells that they end. */
  private static final int SMALL = (1 << 16) + 1;

  private final int capacity;
  private byte[] bytes;
  private int length;
  Future<byte[]> leafDigest = CompletableFuture.completedFuture(new byte[0]);
  Future<?> fileDigest = CompletableFuture.completedFuture(null);
  Future<?> sm3Digest = CompletableFuture.completedFuture(null);

  Chunk(int capacity) {
    this.capacity = capacity;
    this.bytes = new byte[Math.min(SMALL, capacity)];
  }

  /** Reads until the chunk is full or the stream ends; the bytes that are in it now. */
  int fill(InputStream in) throws IOException {
    length = in.readNBytes(bytes, 0, bytes.length);
    if (length == bytes.length && length < capacity) {
      bytes = Arrays.copyOf(bytes, capacity);
      length += in.readNBytes(bytes, length, capacity - length);
    }
    return length;
  }

  boolean isFull() {
    return length == capacity;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  ByteBuffer view() {
    return ByteBuffer.wrap(bytes, 0, length);
  }
}
