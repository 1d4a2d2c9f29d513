package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.assets.local.LocalBlockStore;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.ForwardingStore;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DiskFullTest {

  @TempDir private Path folder;

  @Test
  void refusesAnUploadBeforeTheDiskIsFull() throws IOException {
    LocalBlockStore store = new LocalBlockStore(folder, Long.MAX_VALUE);
    assertThatThrownBy(store::draft)
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::code)
        .isEqualTo("STORAGE_FULL");
    assertThat(files()).isEmpty();
  }

  @Test
  void keepsNothingWhenTheDiskFillsInTheMiddle() throws IOException {
    LocalBlockStore disk = new LocalBlockStore(folder, 0);
    Upload upload = uploadTo(new Filling(disk));
    byte[] file = new byte[3 << 20];
    assertThatThrownBy(() -> upload.receive(once(file)))
        .asInstanceOf(type(Refused.class))
        .extracting(Refused::code)
        .isEqualTo("STORAGE_FULL");
    assertThat(files()).isEmpty();
  }

  @Test
  void forgetsWhatAKilledServerHadHalfDone() throws IOException {
    LocalBlockStore store = new LocalBlockStore(folder, 0);
    BlockStore.Draft left = store.draft();
    left.node(
        Cid.parse("bafkreie7q3iidccmpvszul7kudcvvuavuo7u6gzlbobczuk5nqk3b4akba"), new byte[1]);
    assertThat(files()).hasSize(1);
    var reopened = new LocalBlockStore(folder, 0);
    assertThat(reopened).isNotNull();
    assertThat(files()).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static AssetSettings settings() {
    return new Binder(new MapConfigurationPropertySource(Map.of("qianyin.assets.reserve", "0B")))
        .bindOrCreate("qianyin.assets", AssetSettings.class);
  }

  /** Nothing reaches the catalogue, so it needs none. */
  @SuppressWarnings("NullAway")
  private static Upload uploadTo(BlockStore store) {
    return new Upload(
        new Stores(new Stores.Named("local", store), List.of()), null, null, settings());
  }

  private static Upload.Parts once(byte[] file) {
    var parts =
        new java.util.ArrayDeque<>(
            List.of(new Upload.Part(new ByteArrayInputStream(file), Declared.NOTHING, null)));
    return parts::poll;
  }

  /** A disk that takes one block and no more. */
  private static final class Filling extends ForwardingStore {
    Filling(BlockStore disk) {
      super(disk);
    }

    @Override
    public Draft draft() throws IOException {
      Draft draft = super.draft();
      return new Draft() {
        private int blocks;

        @Override
        public void leaf(Cid cid, long offset, ByteBuffer bytes) throws IOException {
          if (++blocks > 1) {
            throw new IOException("No space left on device");
          }
          draft.leaf(cid, offset, bytes);
        }

        @Override
        public void node(Cid cid, byte[] block) throws IOException {
          draft.node(cid, block);
        }

        @Override
        public void finish(Fingerprint fingerprint) throws IOException {
          draft.finish(fingerprint);
        }

        @Override
        public void name(Fingerprint fingerprint) throws IOException {
          draft.name(fingerprint);
        }

        @Override
        public void close() throws IOException {
          draft.close();
        }
      };
    }
  }
}
