package org.qianyin.proof.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qianyin.proof.data.Outcome;

/** The bytes of an entry bundle (C2SP tlog-tiles): {@code uint16be(length) ‖ entry}, repeated. */
public final class EntryBundle {

  private static final int MAX_ENTRY = 0xffff;

  private EntryBundle() {}

  /**
   * @param entries 1–256, each of at most 65535 bytes
   */
  public static byte[] write(List<byte[]> entries) {
    if (entries.isEmpty() || entries.size() > TileCoordinate.FULL) {
      throw new IllegalArgumentException(
          "entry bundle: want 1..256 entries, got " + entries.size());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > MAX_ENTRY) {
        throw new IllegalArgumentException("entry: want <= 65535 bytes, got " + entry.length);
      }
      out.write(entry.length >>> 8);
      out.write(entry.length);
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  /**
   * Reads a bundle of exactly {@code width} entries with nothing behind them.
   *
   * @return the entries, or {@code BUNDLE_FILE}
   */
  public static Outcome<List<byte[]>> read(byte[] bytes, int width) {
    List<byte[]> entries = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int begin = at + 2;
      int length = begin > bytes.length ? -1 : ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
      if (length < 0 || begin + length > bytes.length || entries.size() == width) {
        return refused("the entry at byte " + at + " does not fit");
      }
      at = begin + length;
      entries.add(Arrays.copyOfRange(bytes, begin, at));
    }
    return entries.size() == width
        ? Outcome.ok(List.copyOf(entries))
        : refused("want " + width + " entries, got " + entries.size());
  }

  private static <T> Outcome<T> refused(String detail) {
    return Outcome.refused("BUNDLE_FILE", "entry bundle: " + detail);
  }
}
