package org.qianyin.proof.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.qianyin.proof.data.Digest;

/**
 * The nodes of a log's tree of one size, read from its tiles. Keeps the last 64 tiles; not for
 * several threads.
 */
public final class TileNodes implements TreeNodes {

  private static final int HEIGHT = 8;
  private static final int KEPT = 64;

  private final long size;
  private final Function<TileCoordinate, byte[]> tiles;
  private final Map<TileCoordinate, byte[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  /**
   * @param size number of leaves; every tile of this size can be read
   * @param tiles reads a tile as wide as asked, or wider
   */
  public TileNodes(long size, Function<TileCoordinate, byte[]> tiles) {
    this.size = size;
    this.tiles = tiles;
  }

  @Override
  public Digest node(int level, long index) {
    int above = level % HEIGHT; // levels of the node above the hashes of its tile
    long first = index << above;
    TileCoordinate tile =
        TileCoordinate.in(size, level / HEIGHT, first / TileCoordinate.FULL).orThrow();
    byte[] bytes = read(tile);
    List<Digest> hashes = new ArrayList<>();
    int begin = (int) (first % TileCoordinate.FULL) * Digest.LENGTH;
    for (int i = 0; i < 1 << above; i++) {
      int at = begin + i * Digest.LENGTH;
      hashes.add(Digest.of(Arrays.copyOfRange(bytes, at, at + Digest.LENGTH)));
    }
    return hashes.size() == 1 ? hashes.get(0) : MerkleTree.ofLeafHashes(hashes).root();
  }

  private byte[] read(TileCoordinate tile) {
    byte[] bytes = kept.get(tile);
    if (bytes == null) {
      bytes = tiles.apply(tile);
      if (bytes.length < tile.width() * Digest.LENGTH) {
        throw new IllegalStateException(tile.path() + ": got " + bytes.length + " bytes");
      }
      kept.put(tile, bytes);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return bytes;
  }
}
