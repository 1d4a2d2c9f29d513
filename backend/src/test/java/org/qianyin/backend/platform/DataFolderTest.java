package org.qianyin.backend.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path root;

  @Test
  void takesAMissingOrEmptyFolderForANewLog() throws IOException {
    DataFolder folder = open(root.resolve("new"), false);
    assertThat(folder.isFresh()).isTrue();
    folder.destroy();
  }

  @Test
  void refusesALogWithoutTheSignersState() throws IOException {
    Files.createDirectories(root.resolve("log"));
    Files.writeString(root.resolve("log/checkpoint"), "x");
    assertThatThrownBy(() -> open(root, false))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("SIGNER_STATE_MISSING");
  }

  @Test
  void opensALogWithTheSignersState() throws IOException {
    Files.createDirectories(root.resolve("signer"));
    Files.createDirectories(root.resolve("log"));
    Files.writeString(root.resolve("signer/head.json"), "{}");
    Files.writeString(root.resolve("log/checkpoint"), "x");
    DataFolder folder = open(root, false);
    assertThat(folder.isFresh()).isFalse();
    folder.destroy();
  }

  @Test
  void makesNoNewLogWhereThereIsOne() throws IOException {
    Files.createDirectories(root.resolve("signer"));
    Files.writeString(root.resolve("signer/head.json"), "{}");
    assertThatThrownBy(() -> open(root, true)).hasMessageContaining("LOG_EXISTS");
  }

  @Test
  void isNeverSharedByTwoServers() throws IOException {
    DataFolder first = open(root, false);
    assertThatThrownBy(() -> open(root, false)).hasMessageContaining("DATA_FOLDER_LOCKED");
    first.destroy();
    open(root, false).destroy();
  }

  @Test
  void refusesSettingsThatBreakTheirRules() {
    assertThatThrownBy(
            () -> new NodeSettings(root, "no origin", Duration.ofSeconds(1), null, false, false))
        .hasMessageContaining("qianyin.origin");
    assertThatThrownBy(() ->
            new NodeSettings(root, "localhost/main", Duration.ofSeconds(11), null, false, false))
        .hasMessageContaining("qianyin.publish-interval");
  }

  private static DataFolder open(Path path, boolean newLogOnly) {
    return new DataFolder(
        new NodeSettings(path, "localhost/main", Duration.ofSeconds(1), null, newLogOnly, false));
  }
}
