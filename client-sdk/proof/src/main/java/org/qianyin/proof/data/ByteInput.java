package org.qianyin.proof.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of one JSON text: an array, or a stream read in pieces up to a bound. */
final class ByteInput {

  private static final int CHUNK = 8192;

  private final @Nullable InputStream stream;
  private final long maxBytes;
  private final byte[] buffer;
  private int at;
  private int end;
  private long consumed; // bytes in front of the buffer

  ByteInput(byte[] bytes) {
    this.stream = null;
    this.maxBytes = bytes.length;
    this.buffer = bytes;
    this.end = bytes.length;
  }

  ByteInput(InputStream stream, long maxBytes) {
    this.stream = stream;
    this.maxBytes = maxBytes;
    this.buffer = new byte[CHUNK];
  }

  /** The next byte without taking it, or −1 at the end. */
  int peek() {
    return at < end || fill() ? buffer[at] & 0xff : -1;
  }

  /** Takes the next byte, or answers −1 at the end. */
  int next() {
    return at < end || fill() ? buffer[at++] & 0xff : -1;
  }

  /** Goes past a byte that was peeked at. */
  void skip() {
    at++;
  }

  /** How many bytes were taken so far. */
  long position() {
    return consumed + at;
  }

  /**
   * Takes a string token of printable ASCII without escapes up to and with its closing quote, if
   * all of it is in the buffer.
   *
   * @return the text, or null with nothing taken
   */
  @Nullable String plainString() {
    for (int i = at; i < end; i++) {
      byte b = buffer[i];
      if (b == '"') {
        String text = new String(buffer, at, i - at, StandardCharsets.ISO_8859_1);
        at = i + 1;
        return text;
      }
      if (b < 0x20 || b == '\\') { // bytes from 0x80 are negative
        return null;
      }
    }
    return null;
  }

  /** Whether the whole input has more bytes than its bound; reads on to find out. */
  boolean exceedsBound() {
    while (position() <= maxBytes) {
      if (at < end || fill()) {
        at = end;
      } else {
        return false;
      }
    }
    return true;
  }

  private boolean fill() {
    if (stream == null || position() > maxBytes) {
      return false;
    }
    consumed += end;
    at = 0;
    end = 0;
    try {
      int want = (int) Math.min(CHUNK, maxBytes + 1 - consumed);
      int got = want == 0 ? -1 : stream.readNBytes(buffer, 0, want);
      end = Math.max(got, 0);
      return end > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
