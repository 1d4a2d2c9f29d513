package org.qianyin.backend.assets.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.BlockStoreContract;
import org.qianyin.backend.assets.store.Sample;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.proof.testing.RequiresProgram;

@RequiresProgram("gofakes3")
class S3BlockStoreIT extends BlockStoreContract {

  @TempDir private static Path folder;
  private static S3Server server;
  private static S3BlockStore store;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(folder.resolve("s3.log"));
    store = new S3BlockStore(server.settings());
  }

  @AfterAll
  static void stop() {
    store.close();
    server.close();
  }

  @Override
  protected BlockStore store() {
    return store;
  }

  @Test
  void keepsAFileOfManyParts() throws Exception {
    Sample file = Sample.of(50, 3 * S3Settings.PART + 12_345);
    file.keepIn(store);
    try (InputStream in = store.read(file.cid(), S3Settings.PART - 10, 20)) {
      assertThat(in.readNBytes(20))
          .isEqualTo(
              java.util.Arrays.copyOfRange(
                  file.bytes(), S3Settings.PART - 10, S3Settings.PART + 10));
    }
  }

  @Test
  void leavesNoPartOfALongDraftThatIsDropped() throws Exception {
    Sample file = Sample.of(51, 2 * S3Settings.PART + 1);
    try (BlockStore.Draft draft = store.draft()) {
      file.send(draft);
    }
    assertThat(store.keeps(file.cid(), file.bytes().length)).isFalse();
  }

  @Test
  void saysWhichBucketIsNotThere() throws Exception {
    try (S3BlockStore other = new S3BlockStore(server.settings("no-such-bucket"))) {
      assertThat(other.hasBucket()).isFalse();
    }
  }

  @Test
  void saysThatTheServerIsDown() throws Exception {
    S3Server gone = S3Server.start(folder.resolve("gone.log"));
    try (S3BlockStore orphan = new S3BlockStore(gone.settings())) {
      gone.close();
      assertThatThrownBy(() -> Sample.of(52, 10).keepIn(orphan))
          .asInstanceOf(type(StoreFault.class))
          .satisfies(fault -> assertThat(fault.code()).isEqualTo("STORE_UNAVAILABLE"))
          .extracting(IOException::getMessage)
          .asString()
          .contains("bucket qianyin at http://127.0.0.1");
    }
  }
}
