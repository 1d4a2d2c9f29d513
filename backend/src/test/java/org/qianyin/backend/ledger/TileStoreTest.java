package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.data.Digest;

class TileStoreTest {

  private static final Digest ROOT = Digest.sha256(new byte[] {1});

  @TempDir private Path log;
  private TileStore store;

  @BeforeEach
  void open() throws IOException {
    store = new TileStore(log);
  }

  @Test
  void publishesNothingBeforeItIsAsked() throws IOException {
    store.stage(2, ROOT, Map.of("tile/0/000.p/2", new byte[] {1}));
    assertThat(store.read("tile/0/000.p/2")).isEmpty();
    assertThat(store.checkpoint()).isEmpty();
  }

  @Test
  void publishesTilesAndThenTheCheckpointAndDropsTheStaging() throws IOException {
    store.stage(
        2, ROOT, Map.of("tile/0/000.p/2", new byte[] {1}, "tile/entries/000.p/2", new byte[] {2}));
    store.publish(2, ROOT, "note\n");
    assertThat(store.read("tile/0/000.p/2").orElseThrow()).containsExactly(1);
    assertThat(store.read("tile/entries/000.p/2").orElseThrow()).containsExactly(2);
    assertThat(store.checkpoint()).hasValue("note\n");
    try (Stream<Path> left = Files.list(log.resolve("staging"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void goesOnWhereACrashLeftIt() throws IOException {
    store.stage(2, ROOT, Map.of("tile/0/000.p/2", new byte[] {1}));
    Files.createDirectories(log.resolve("tile/0/000.p"));
    Files.write(log.resolve("tile/0/000.p/2"), new byte[] {1});
    store.publish(2, ROOT, "note\n");
    assertThat(store.checkpoint()).hasValue("note\n");
  }

  @Test
  void stagesAnewOverTheRemainsOfAKilledRun() throws IOException {
    store.stage(2, ROOT, Map.of("tile/0/000.p/2", new byte[] {1}));
    store.stage(2, ROOT, Map.of("tile/0/000.p/2", new byte[] {3}));
    store.publish(2, ROOT, "note\n");
    assertThat(store.read("tile/0/000.p/2").orElseThrow()).containsExactly(3);
  }

  @Test
  void stopsAtATileThatIsThereWithOtherBytes() throws IOException {
    store.stage(2, ROOT, Map.of("tile/0/000.p/2", new byte[] {1}));
    Files.createDirectories(log.resolve("tile/0/000.p"));
    Files.write(log.resolve("tile/0/000.p/2"), new byte[] {9});
    assertThatThrownBy(() -> store.publish(2, ROOT, "note\n"))
        .isInstanceOf(TileStore.TileConflict.class)
        .hasMessageContaining("tile/0/000.p/2");
    assertThat(store.checkpoint()).isEmpty();
    assertThat(store.read("tile/0/000.p/2").orElseThrow()).containsExactly(9);
  }
}
