package org.qianyin.media.cid;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Unsigned LEB128 in its minimal form, at most 9 bytes and 63 bits (multiformats unsigned-varint).
 * Anything longer than needed is refused: two spellings of a number would be two names of a block.
 */
public final class Varint {
  /** No number takes more bytes. */
  public static final int MAX_BYTES = 9;

  private Varint() {}

  /**
   * Reads one number and leaves the buffer behind it.
   *
   * @throws IllegalArgumentException if the number is cut off, longer than 9 bytes or not minimal
   */
  public static long read(ByteBuffer in) {
    long value = 0;
    for (int i = 0; i < MAX_BYTES; i++) {
      if (!in.hasRemaining()) {
        throw new IllegalArgumentException("varint: want another byte, got the end");
      }
      byte b = in.get();
      value |= (b & 0x7FL) << (7 * i);
      if (b >= 0) {
        if (b == 0 && i > 0) {
          throw new IllegalArgumentException("varint: want the minimal form, got a zero last byte");
        }
        return value;
      }
    }
    throw new IllegalArgumentException("varint: want at most " + MAX_BYTES + " bytes, got more");
  }

  /**
   * Appends {@code value}.
   *
   * @throws IllegalArgumentException if {@code value} is negative
   */
  public static void write(ByteArrayOutputStream out, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("varint: want >= 0, got " + value);
    }
    long rest = value;
    while (rest >= 0x80) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
