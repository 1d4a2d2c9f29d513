package org.qianyin.cli.demo.sample;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Big-endian bytes in nested, sized boxes ("atoms"), as QuickTime and MP4 have them. */
final class Atoms {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<int[]> sizes = new ArrayList<>();

  /** Starts an atom; the number returned goes to {@link #close}. */
  int open(String type) {
    int start = out.size();
    u32(0).text(type);
    return start;
  }

  /** Ends the atom that starts at {@code start}. */
  void close(int start) {
    sizes.add(new int[] {start, out.size() - start});
  }

  Atoms u8(int value) {
    out.write(value);
    return this;
  }

  Atoms u16(int value) {
    return u8(value >> 8).u8(value);
  }

  Atoms u32(int value) {
    return u16(value >> 16).u16(value);
  }

  Atoms u32s(int[] values) {
    for (int value : values) {
      u32(value);
    }
    return this;
  }

  Atoms zeros(int count) {
    out.writeBytes(new byte[count]);
    return this;
  }

  Atoms text(String ascii) {
    return raw(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  Atoms raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  int size() {
    return out.size();
  }

  /** All bytes, with the sizes of closed atoms filled in. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray());
    sizes.forEach(size -> bytes.putInt(size[0], size[1]));
    return bytes.array();
  }
}
