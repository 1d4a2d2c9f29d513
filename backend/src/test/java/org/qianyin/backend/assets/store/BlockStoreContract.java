package org.qianyin.backend.assets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of files does, whatever keeps their bytes. */
public abstract class BlockStoreContract {

  private static final int MIB = 1 << 20;

  /** The store under test; the same for all tests of a class. */
  protected abstract BlockStore store() throws Exception;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 7})
  void givesBackWhatItKeeps(int length) throws Exception {
    Sample file = Sample.of(100 + length, length);
    file.keepIn(store());
    assertThat(store().keeps(file.cid(), file.bytes().length)).isTrue();
    if (length > 0) {
      assertThat(read(file, 0, length)).isEqualTo(file.bytes());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MIB, 2 * MIB + 5})
  void keepsAFileWhoseCidIsToldBeforehand(int length) throws Exception {
    Sample file = Sample.of(200 + length, length);
    file.keepNamedIn(store());
    assertThat(store().keeps(file.cid(), file.bytes().length)).isTrue();
    if (length > 0) {
      assertThat(read(file, 0, length)).isEqualTo(file.bytes());
    }
  }

  @Test
  void givesBackAnyRange() throws Exception {
    Sample file = Sample.of(1, 3 * MIB);
    file.keepIn(store());
    for (int[] range : new int[][] {{0, 1}, {MIB - 1, 2}, {MIB, MIB}, {3 * MIB - 5, 5}}) {
      assertThat(read(file, range[0], range[1]))
          .isEqualTo(Arrays.copyOfRange(file.bytes(), range[0], range[0] + range[1]));
    }
  }

  @Test
  void givesBackEachBlock() throws Exception {
    Sample file = Sample.of(2, 2 * MIB + 100);
    file.keepIn(store());
    assertThat(file.places()).hasSize(4); // three leaves and the root
    for (BlockStore.Place place : file.places()) {
      byte[] block = store().block(file.cid(), place);
      assertThat(place.cid().matches(ByteBuffer.wrap(block))).as(place.toString()).isTrue();
    }
  }

  @Test
  void keepsTheSameFileTwiceWithoutHarm() throws Exception {
    Sample file = Sample.of(3, MIB + 10);
    file.keepIn(store());
    file.keepIn(store());
    assertThat(read(file, 0, file.bytes().length)).isEqualTo(file.bytes());
  }

  @Test
  void keepsNothingOfADraftThatIsDropped() throws Exception {
    Sample file = Sample.of(4, 2 * MIB);
    try (BlockStore.Draft draft = store().draft()) {
      file.send(draft);
    }
    assertThat(store().keeps(file.cid(), file.bytes().length)).isFalse();
    file.keepIn(store());
    assertThat(read(file, 0, file.bytes().length)).isEqualTo(file.bytes());
  }

  @Test
  void saysThatItDoesNotHaveAFile() throws Exception {
    Sample file = Sample.of(5, 10);
    assertThat(store().keeps(file.cid(), file.bytes().length)).isFalse();
    assertThatThrownBy(() -> read(file, 0, 10)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store().block(file.cid(), file.places().getFirst()))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void doesNotKeepAFileThatIsShorterThanItMustBe() throws Exception {
    Sample file = Sample.of(7, 2 * MIB);
    file.keepIn(store());
    assertThat(store().keeps(file.cid(), 2 * MIB)).isTrue();
    assertThat(store().keeps(file.cid(), 3 * MIB)).isFalse();
  }

  @Test
  void takesManyFilesAtOnce() throws Exception {
    List<Sample> files = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      files.add(Sample.of(1000 + i, i * 100_000));
    }
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (Sample file : files) {
        running.add(
            threads.submit(() -> {
              file.keepIn(store());
              return null;
            }));
      }
    }
    for (Future<?> each : running) {
      each.get();
    }
    for (Sample file : files) {
      assertThat(store().keeps(file.cid(), file.bytes().length)).isTrue();
    }
    Sample last = files.getLast();
    assertThat(read(last, 0, last.bytes().length)).isEqualTo(last.bytes());
  }

  @Test
  void letsAReaderGoInTheMiddle() throws Exception {
    Sample file = Sample.of(6, 3 * MIB);
    file.keepIn(store());
    for (int i = 0; i < 20; i++) {
      try (InputStream in = store().read(file.cid(), 0, file.bytes().length)) {
        assertThat(in.readNBytes(10)).isEqualTo(Arrays.copyOf(file.bytes(), 10));
      }
    }
    assertThat(read(file, 0, file.bytes().length)).isEqualTo(file.bytes());
  }

  private byte[] read(Sample file, long offset, int length) throws Exception {
    try (InputStream in = store().read(file.cid(), offset, length)) {
      return in.readNBytes(length);
    }
  }
}
