package org.qianyin.proof.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;

/**
 * One tile or entry bundle of a log as static files (C2SP tlog-tiles): 256 hashes of one level, or
 * 256 entries; fewer at the right edge.
 *
 * @param level 0–63: hash i of the tile is the root of 256^level leaves; {@link #ENTRIES} for an
 *     entry bundle
 * @param index counts the tiles of that level from the left
 * @param width 1–256: how many hashes or entries it has
 */
public record TileCoordinate(int level, long index, int width) {

  /** The level of entry bundles. */
  public static final int ENTRIES = -1;

  /** The width of a full tile. */
  public static final int FULL = 256;

  private static final int MAX_LEVEL = 63;
  private static final int HEIGHT = 8;
  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TileCoordinate {
    if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "tile: level " + level + ", index " + index + ", width " + width);
    }
  }

  /**
   * The tile of a tree of this size.
   *
   * @return empty width means no tile: refused with {@code TILE_PATH}
   */
  public static Outcome<TileCoordinate> in(long size, int level, long index) {
    long hashes = level <= 0 ? size : level < Long.SIZE / HEIGHT ? size >>> (HEIGHT * level) : 0;
    long width = index > hashes / FULL ? 0 : Math.min(FULL, hashes - index * FULL);
    return width < 1
        ? refused("a tree of " + size + " has no tile " + index + " at level " + level)
        : Outcome.ok(new TileCoordinate(level, index, (int) width));
  }

  /**
   * The hash tiles that a tree has at size {@code to} and had not, or not as wide, at size {@code
   * from}: what must be written before the larger tree is published. By level, then index.
   */
  public static List<TileCoordinate> grown(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("sizes: want 0 <= from <= to, got " + from + ", " + to);
    }
    List<TileCoordinate> tiles = new ArrayList<>();
    long before = from;
    long after = to;
    for (int level = 0; after > before; level++) {
      for (long index = before / FULL; index * FULL < after; index++) {
        tiles.add(new TileCoordinate(level, index, (int) Math.min(FULL, after - index * FULL)));
      }
      before /= FULL;
      after /= FULL;
    }
    return tiles;
  }

  /** Whether nothing can be added. */
  public boolean isFull() {
    return width == FULL;
  }

  /** The full tile at this place, which readers fall back to when a narrower one is gone. */
  public TileCoordinate full() {
    return new TileCoordinate(level, index, FULL);
  }

  /** The entry bundle whose leaves this tile of level 0 hashes. */
  public TileCoordinate entries() {
    if (level > 0) {
      throw new IllegalStateException("tile of level " + level + " has no entry bundle");
    }
    return new TileCoordinate(ENTRIES, index, width);
  }

  /** The bytes of this hash tile: {@code width} hashes of 32 bytes. */
  public byte[] bytes(TreeNodes nodes) {
    byte[] bytes = new byte[width * Digest.LENGTH];
    for (int i = 0; i < width; i++) {
      Digest node = nodes.node(HEIGHT * level, index * FULL + i);
      System.arraycopy(node.bytes(), 0, bytes, i * Digest.LENGTH, Digest.LENGTH);
    }
    return bytes;
  }

  /** {@code tile/<L>/<N>[.p/<W>]}, the path under the prefix of the log. */
  public String path() {
    StringBuilder groups = new StringBuilder(String.format("%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      groups.insert(0, String.format("x%03d/", rest % 1000));
    }
    return "tile/"
        + (level == ENTRIES ? "entries" : Integer.toString(level))
        + "/"
        + groups
        + (isFull() ? "" : ".p/" + width);
  }

  /**
   * Reads a path in its one spelling.
   *
   * @return the tile, or {@code TILE_PATH}
   */
  public static Outcome<TileCoordinate> parse(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return refused("want tile/<level or entries>/<index>[.p/<width>], got " + path);
    }
    int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
    int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
    boolean partial = parts.group(3) != null;
    if (level > MAX_LEVEL || width > FULL || (partial && width == FULL)) {
      return refused("level 0..63 and width 1..255, got " + path);
    }
    try {
      long index = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
      TileCoordinate tile = new TileCoordinate(level, index, width);
      return tile.path().equals(path) ? Outcome.ok(tile) : refused("not the one spelling: " + path);
    } catch (NumberFormatException e) {
      return refused("index beyond 2^63 in " + path);
    }
  }

  private static <T> Outcome<T> refused(String detail) {
    return Outcome.refused("TILE_PATH", "tile path: " + detail);
  }
}
