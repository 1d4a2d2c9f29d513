package org.qianyin.cli.demo.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads a QuickTime file by its tables, written apart from the writer so that both can be wrong.
 */
record ParsedMovie(ByteBuffer file, String brand, int media, List<Track> tracks) {
  /** One track: chunk offsets, how many samples a chunk has, and their sizes (one = constant). */
  record Track(
      String codec,
      double seconds,
      List<Integer> offsets,
      int perChunk,
      int constant,
      List<Integer> sizes) {
    int bytesOfChunk(int chunk) {
      int sum = 0;
      for (int i = 0; i < perChunk; i++) {
        sum += constant > 0 ? constant : sizes.get(chunk * perChunk + i);
      }
      return sum;
    }
  }

  static ParsedMovie of(byte[] file) {
    ByteBuffer all = ByteBuffer.wrap(file);
    String brand = text(find(all, "ftyp"), 0);
    List<Track> tracks = new ArrayList<>();
    ByteBuffer moov = find(all, "moov");
    for (ByteBuffer trak : each(moov, "trak")) {
      ByteBuffer mdhd = find(trak, "mdia", "mdhd");
      ByteBuffer stbl = find(trak, "mdia", "minf", "stbl");
      ByteBuffer stco = find(stbl, "stco");
      ByteBuffer stsz = find(stbl, "stsz");
      int constant = stsz.getInt(4);
      tracks.add(
          new Track(
              text(find(stbl, "stsd"), 12),
              (double) mdhd.getInt(16) / mdhd.getInt(12),
              ints(stco, 8, stco.getInt(4)),
              find(stbl, "stsc").getInt(12),
              constant,
              constant > 0 ? List.of() : ints(stsz, 12, stsz.getInt(8))));
    }
    return new ParsedMovie(all, brand, find(all, "mdat").remaining(), tracks);
  }

  List<byte[]> chunks(Track track) {
    List<byte[]> chunks = new ArrayList<>();
    for (int i = 0; i < track.offsets().size(); i++) {
      byte[] chunk = new byte[track.bytesOfChunk(i)];
      file.get(track.offsets().get(i), chunk);
      chunks.add(chunk);
    }
    return chunks;
  }

  int covered() {
    return tracks.stream().flatMap(t -> chunks(t).stream()).mapToInt(c -> c.length).sum();
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ByteBuffer find(ByteBuffer in, String... path) {
    ByteBuffer at = in;
    for (String name : path) {
      at = each(at, name).get(0);
    }
    return at;
  }

  private static List<ByteBuffer> each(ByteBuffer in, String type) {
    List<ByteBuffer> found = new ArrayList<>();
    int at = 0;
    while (at < in.limit()) {
      int size = in.getInt(at);
      if (text(in, at + 4).equals(type)) {
        found.add(in.slice(at + 8, size - 8));
      }
      at += size;
    }
    return found;
  }

  private static String text(ByteBuffer in, int at) {
    byte[] four = new byte[4];
    in.get(at, four);
    return new String(four, StandardCharsets.US_ASCII);
  }

  private static List<Integer> ints(ByteBuffer in, int at, int count) {
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(in.getInt(at + 4 * i));
    }
    return values;
  }
}
