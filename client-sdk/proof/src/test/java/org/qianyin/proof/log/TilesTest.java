package org.qianyin.proof.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.VectorFile;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

class TilesTest {

  private static final Json.Obj LAYOUT = VectorFile.read("tlog/tile-layout.json");
  private static final Json.Obj TESSERA = VectorFile.read("tlog/tessera-testlog.json");

  @Test
  void writesAndReadsEveryPathOfTheVectors() {
    for (Json.Obj c : LAYOUT.objects("paths")) {
      boolean entries = c.get("level").orElseThrow() instanceof Json.Str;
      int level = entries ? TileCoordinate.ENTRIES : (int) c.integer("level");
      int width = c.get("width").orElseThrow() instanceof Json.Int w ? (int) w.value() : 256;
      TileCoordinate tile = new TileCoordinate(level, c.integer("index"), width);
      assertThat(tile.path()).isEqualTo(c.string("path"));
      assertThat(TileCoordinate.parse(c.string("path")).orThrow()).isEqualTo(tile);
    }
  }

  @Test
  void refusesEveryBadPathOfTheVectorsAndOtherSpellings() {
    List<String> bad = new ArrayList<>(LAYOUT.strings("bad_paths"));
    bad.addAll(
        List.of(
            "", "tile/0/x000/001", "tile/0/000.p/", "tile/0/000/", "/tile/0/000", "tile/entries"));
    for (String path : bad) {
      assertThat(TileCoordinate.parse(path)).as(path).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void countsTheTilesOfEverySizeOfTheVectors() {
    for (Json.Obj c : LAYOUT.objects("sizes")) {
      Map<Integer, Long> full = new HashMap<>();
      Map<Integer, Long> partial = new HashMap<>();
      for (TileCoordinate tile : TileCoordinate.grown(0, c.integer("tree_size"))) {
        if (tile.isFull()) {
          full.merge(tile.level(), 1L, Long::sum);
        } else {
          partial.put(tile.level(), (long) tile.width());
        }
        assertThat(TileCoordinate.in(c.integer("tree_size"), tile.level(), tile.index()).orThrow())
            .isEqualTo(tile);
      }
      List<Json.Obj> levels = c.objects("levels");
      for (Json.Obj level : levels) {
        int l = (int) level.integer("level");
        assertThat(full.getOrDefault(l, 0L)).isEqualTo(level.integer("full"));
        assertThat(partial.getOrDefault(l, 0L)).isEqualTo(level.integer("partial_width"));
        assertThat(TileCoordinate.in(c.integer("tree_size"), l, 1L << 40))
            .isInstanceOf(Outcome.Refused.class);
      }
      assertThat(full.keySet()).allMatch(l -> l < levels.size());
      assertThat(partial.keySet()).allMatch(l -> l < levels.size());
    }
  }

  @Test
  void makesTheTilesBundlesAndRootsOfTheTesseraLog() {
    GrowingTree tree = new GrowingTree();
    List<byte[]> entries = new ArrayList<>();
    Json.Obj tiles = TESSERA.object("tiles_hex");
    List<String> checkpoints = TESSERA.strings("checkpoints_by_size");
    for (String text : TESSERA.strings("entries_utf8")) {
      entries.add(text.getBytes(StandardCharsets.UTF_8));
      tree.append(TreeHash.leaf(text.getBytes(StandardCharsets.UTF_8)));
      TileCoordinate tile = TileCoordinate.in(tree.size(), 0, 0).orThrow();
      assertThat(HexFormat.of().formatHex(tile.bytes(tree))).isEqualTo(tiles.string(tile.path()));
      String bundle = tiles.string(tile.entries().path());
      assertThat(HexFormat.of().formatHex(EntryBundle.write(entries))).isEqualTo(bundle);
      assertThat(EntryBundle.read(HexFormat.of().parseHex(bundle), tile.width()).orThrow())
          .usingRecursiveComparison()
          .isEqualTo(entries);
      String root = checkpoints.get((int) tree.size()).lines().toList().get(2);
      assertThat(tree.tree().root()).isEqualTo(Digest.of(VectorFile.base64(root)));
    }
  }

  @Test
  void provesFromTilesWhatTheTreeProves() {
    GrowingTree tree = new GrowingTree();
    for (int i = 0; i < 70_000; i++) {
      tree.append(Digest.sha256(new byte[] {(byte) i, (byte) (i >> 8), (byte) (i >> 16)}));
    }
    Random random = new Random(20260913);
    for (int round = 0; round < 40; round++) {
      long size = 1L + random.nextInt(70_000);
      Map<TileCoordinate, byte[]> files = new HashMap<>();
      TileCoordinate.grown(0, size).forEach(tile -> files.put(tile, tile.bytes(tree)));
      var nodes = new TileNodes(size, tile -> Objects.requireNonNull(files.get(tile)));
      MerkleTree fromTiles = new MerkleTree(size, nodes);
      MerkleTree then = tree.tree().at(size);
      assertThat(fromTiles.root()).isEqualTo(then.root());
      long index = random.nextInt((int) size);
      assertThat(fromTiles.inclusion(index)).isEqualTo(then.inclusion(index));
      assertThat(fromTiles.consistencyFrom(index)).isEqualTo(then.consistencyFrom(index));
    }
  }

  @Test
  void growsByExactlyTheTilesThatChange() {
    for (long[] step : new long[][] {{0, 0}, {1, 2}, {255, 256}, {256, 257}, {300, 70_000}}) {
      var before = TileCoordinate.grown(0, step[0]);
      var changed = new ArrayList<>(TileCoordinate.grown(0, step[1]));
      changed.removeAll(before);
      assertThat(TileCoordinate.grown(step[0], step[1])).isEqualTo(changed);
    }
  }

  @Test
  void refusesABundleThatIsCutOrHasMore() {
    byte[] bytes = EntryBundle.write(List.of(new byte[] {1, 2, 3}, new byte[0], new byte[300]));
    assertThat(EntryBundle.read(bytes, 3).orThrow()).hasSize(3);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> EntryBundle.read(cut, 3).orThrow())
          .hasMessageContaining("BUNDLE_FILE");
    }
    assertThatThrownBy(() -> EntryBundle.read(bytes, 2).orThrow())
        .hasMessageContaining("BUNDLE_FILE");
    assertThatThrownBy(() -> EntryBundle.read(bytes, 4).orThrow())
        .hasMessageContaining("BUNDLE_FILE");
  }
}
