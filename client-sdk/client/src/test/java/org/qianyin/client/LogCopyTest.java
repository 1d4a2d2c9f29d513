package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.EntryBundle;
import org.qianyin.proof.log.GrowingTree;
import org.qianyin.proof.log.NoteSigner;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.TileCoordinate;

class LogCopyTest {
  private static final int SIZE = 300;
  private final NoteSigner signer = NoteSigner.log("localhost/copy", new byte[32]);
  @TempDir private Path log;
  @TempDir private Path target;

  @BeforeEach
  void writeALogOfThreeHundredEntries() throws IOException {
    GrowingTree tree = new GrowingTree();
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      entries.add(("entry" + i).getBytes(StandardCharsets.UTF_8));
      tree.append(Digest.sha256(new byte[] {0}, entries.get(i)));
    }
    for (TileCoordinate tile : TileCoordinate.grown(0, SIZE)) {
      write(tile.path(), tile.bytes(tree));
      if (tile.level() == 0) {
        int from = (int) tile.index() * 256;
        write(tile.entries().path(), EntryBundle.write(entries.subList(from, from + tile.width())));
      }
    }
    Checkpoint checkpoint = new Checkpoint("localhost/copy", SIZE, tree.tree().root());
    SignedNote note = new SignedNote(checkpoint.text(), List.of(signer.sign(checkpoint)));
    write("checkpoint", note.noteText().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void copiesEveryFileAndRecomputesTheRoot() throws Exception {
    LogCopy copy = take().orThrow();
    assertThat(copy.checkpoint().size()).isEqualTo(SIZE);
    assertThat(copy.files()).isEqualTo(1 + 2 + 3);
    assertThat(target.resolve("checkpoint")).hasSameBinaryContentAs(log.resolve("checkpoint"));
    assertThat(target.resolve("tile/0/001.p/44")).exists();
    assertThat(LogCopy.take(LogReader.in(target), List.of(signer.verifierKey()), Optional.empty()))
        .isInstanceOf(Outcome.Ok.class);
  }

  @Test
  void anEntryThatWasChangedDoesNotHashToTheRoot() throws Exception {
    flip("tile/entries/000", 43);
    assertThat(refusal()).isEqualTo("ROOT_MISMATCH");
  }

  @Test
  void aTileThatWasChangedIsNotTheTileOfTheseEntries() throws Exception {
    flip("tile/1/000.p/1", 3);
    assertThat(refusal()).isEqualTo("TILE_MISMATCH");
  }

  @Test
  void aBundleThatWasCutShortIsNone() throws Exception {
    Path bundle = log.resolve("tile/entries/001.p/44");
    byte[] bytes = Files.readAllBytes(bundle);
    Files.write(bundle, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(refusal()).isEqualTo("BUNDLE_FILE");
  }

  @Test
  void aCheckpointOfAnotherLogIsNotOpened() throws Exception {
    NoteSigner other = NoteSigner.log("localhost/copy", Digest.sha256(new byte[1]).bytes());
    Outcome<LogCopy> taken =
        LogCopy.take(LogReader.in(log), List.of(other.verifierKey()), Optional.empty());
    assertThat(((Outcome.Refused<LogCopy>) taken).refusal().reason().code())
        .isEqualTo("LOG_SIGNATURE_MISSING");
  }

  @Test
  void aMissingTileIsSaidAsSuch() throws Exception {
    Files.delete(log.resolve("tile/0/000"));
    assertThatThrownBy(this::take).isInstanceOf(NoSuchFileException.class);
  }

  private Outcome<LogCopy> take() throws IOException {
    return LogCopy.take(LogReader.in(log), List.of(signer.verifierKey()), Optional.of(target));
  }

  private String refusal() throws IOException {
    return ((Outcome.Refused<LogCopy>) take()).refusal().reason().code();
  }

  private void flip(String path, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(log.resolve(path));
    bytes[at] ^= 1;
    Files.write(log.resolve(path), bytes);
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = log.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
