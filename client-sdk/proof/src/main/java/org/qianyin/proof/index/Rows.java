package org.qianyin.proof.index;

import java.util.Arrays;

/**
 * Rows of equal width in one growing array. Immutable to its reader: a longer one shares the array
 * and writes only behind the rows that others see. One thread appends.
 */
final class Rows {

  /** An array and how far somebody has written into it. */
  private static final class Buffer {
    private final byte[] bytes;
    private int used;

    Buffer(byte[] bytes, int used) {
      this.bytes = bytes;
      this.used = used;
    }
  }

  private final int width;
  private final int count;
  private final Buffer buffer;

  private Rows(int width, int count, Buffer buffer) {
    this.width = width;
    this.count = count;
    this.buffer = buffer;
  }

  static Rows ofWidth(int width) {
    return new Rows(width, 0, new Buffer(new byte[0], 0));
  }

  int count() {
    return count;
  }

  Rows append(byte[] row) {
    int end = Math.multiplyExact(count, width);
    Buffer target = buffer;
    if (buffer.used != end || end + width > buffer.bytes.length) {
      int room = Math.max(end + width, end + end / 2);
      target = new Buffer(Arrays.copyOf(Arrays.copyOf(buffer.bytes, end), room), end);
    }
    System.arraycopy(row, 0, target.bytes, end, width);
    target.used = end + width;
    return new Rows(width, count + 1, target);
  }

  /** The first rows. */
  Rows first(int fewer) {
    if (fewer < 0 || fewer > count) {
      throw new IllegalArgumentException("rows: want 0.." + count + ", got " + fewer);
    }
    return new Rows(width, fewer, buffer);
  }

  byte[] row(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("row " + index + " of " + count);
    }
    return Arrays.copyOfRange(buffer.bytes, index * width, (index + 1) * width);
  }
}
