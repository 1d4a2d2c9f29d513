package org.qianyin.backend.assets.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftFileTest {

  private static final int PIECE = DirectBuffers.PIECE;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE, 9 * PIECE + 4097})
  void aFileOfAnyLengthIsWrittenAsItCame(int length) throws IOException {
    byte[] bytes = random(length);
    Path path = folder.resolve("file");
    write(path, bytes, DirectBuffers.suiting(folder));
    assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
  }

  @Test
  void aFileSystemThatKnowsNoDirectWritesIsWrittenTheOrdinaryWay() throws IOException {
    byte[] bytes = random(3 * PIECE + 5);
    Map<String, String> make = Map.of("create", "true");
    try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), make)) {
      Path path = zip.getPath("/file");
      DirectBuffers none = DirectBuffers.suiting(path.resolveSibling(""));
      assertThat(none.borrow()).isEmpty();
      write(path, bytes, none);
      assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
    }
  }

  @Test
  void aFileForWhichNoMemoryIsLeftIsWrittenTheOrdinaryWay() throws IOException {
    DirectBuffers buffers = DirectBuffers.suiting(folder);
    List<ByteBuffer> borrowed = borrowAll(buffers);
    assertThat(borrowed).isNotEmpty();
    byte[] bytes = random(3 * PIECE + 5);
    write(folder.resolve("file"), bytes, buffers);
    assertThat(Files.readAllBytes(folder.resolve("file"))).isEqualTo(bytes);
  }

  @Test
  void everyFileGivesItsMemoryBackOnceHoweverOftenItIsClosed() throws IOException {
    DirectBuffers buffers = DirectBuffers.suiting(folder);
    List<ByteBuffer> all = borrowAll(buffers);
    buffers.giveBack(all.getFirst());
    DraftFile dropped = new DraftFile(folder.resolve("dropped"), buffers);
    dropped.write(ByteBuffer.wrap(random(PIECE)));
    dropped.close();
    dropped.close();
    assertThat(borrowAll(buffers)).hasSize(1);
  }

  private static List<ByteBuffer> borrowAll(DirectBuffers buffers) {
    List<ByteBuffer> all = new ArrayList<>();
    for (Optional<ByteBuffer> next = buffers.borrow(); next.isPresent(); next = buffers.borrow()) {
      all.add(next.get());
    }
    return all;
  }

  /** As a file comes: leaves of a piece each, and a short node behind them. */
  private static void write(Path path, byte[] bytes, DirectBuffers buffers) throws IOException {
    try (DraftFile file = new DraftFile(path, buffers)) {
      for (int at = 0; at < bytes.length; at += PIECE) {
        file.write(ByteBuffer.wrap(bytes, at, Math.min(PIECE, bytes.length - at)));
      }
      file.finish();
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
