package org.qianyin.proof.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Canonicalization Scheme (RFC 8785) for JSON without fractions: a strict, bounded reader
 * of any spelling, and the writer of the one canonical spelling.
 */
public final class Jcs {

  /** The descent takes about a hundred bytes of stack a level. */
  private static final int MOST_DEPTH = 512;

  /**
   * How much a stream may bring.
   *
   * @param maxBytes at least 0
   * @param maxDepth deepest nesting of objects and lists, 1–512
   * @param tooLarge the code that refuses more bytes, such as {@code BUNDLE_TOO_LARGE}
   */
  public record Bounds(long maxBytes, int maxDepth, String tooLarge) {
    public Bounds {
      if (maxBytes < 0) {
        throw new IllegalArgumentException("bytes: want >= 0, got " + maxBytes);
      }
      checkDepth(maxDepth);
    }
  }

  private Jcs() {}

  /**
   * Reads one JSON value in any spelling, strictly: UTF-8 without byte order mark, no lone
   * surrogates, no duplicate names, integers with |n| ≤ 2⁵³−1 only (and no −0), nothing behind the
   * value.
   *
   * @param utf8 the bytes; the caller bounds their number
   * @param maxDepth deepest nesting of objects and lists that is taken, 1–512
   * @return the value, or {@code NOT_JSON}, {@code TOO_DEEP}, {@code DUPLICATE_NAME} or {@code
   *     NOT_INTEGER}: the one met first
   */
  public static Outcome<Json> parse(byte[] utf8, int maxDepth) {
    checkDepth(maxDepth);
    return new JsonReader(new ByteInput(utf8), maxDepth).read();
  }

  /**
   * Reads a stream to its end, or to one byte more than it may bring, as {@link #parse(byte[],
   * int)} does. Too many bytes are refused before anything else that is wrong with them.
   *
   * @param utf8 not closed
   * @throws IOException if the stream does
   */
  public static Outcome<Json> parse(InputStream utf8, Bounds bounds) throws IOException {
    ByteInput in = new ByteInput(utf8, bounds.maxBytes());
    try {
      Outcome<Json> outcome = new JsonReader(in, bounds.maxDepth()).read();
      return in.exceedsBound()
          ? Outcome.refused(
              bounds.tooLarge(), "size: want at most " + bounds.maxBytes() + " bytes, got more")
          : outcome;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * The canonical bytes (RFC 8785 §3.2).
   *
   * @throws IllegalArgumentException if a string holds a lone surrogate
   */
  public static byte[] write(Json value) {
    JcsWriter writer = new JcsWriter(null);
    try {
      writer.value(value);
    } catch (IOException e) {
      throw new IllegalStateException("memory does no input or output", e);
    }
    return writer.bytes();
  }

  /**
   * Writes the canonical bytes to a stream, piece by piece.
   *
   * @param out neither flushed nor closed
   * @throws IllegalArgumentException if a string holds a lone surrogate
   * @throws IOException if the stream does
   */
  public static void write(Json value, OutputStream out) throws IOException {
    JcsWriter writer = new JcsWriter(out);
    writer.value(value);
    writer.flush();
  }

  private static void checkDepth(int maxDepth) {
    if (maxDepth < 1 || maxDepth > MOST_DEPTH) {
      throw new IllegalArgumentException("depth: want 1.." + MOST_DEPTH + ", got " + maxDepth);
    }
  }
}
