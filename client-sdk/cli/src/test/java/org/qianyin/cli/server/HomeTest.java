package org.qianyin.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path folder;
  private Path unpacked;
  private Path archive;

  @BeforeEach
  void aBuiltServer() throws IOException {
    write(folder.resolve("backend/target/qianyin-backend.jar"));
    unpacked = write(folder.resolve("backend/target/app/qianyin-backend.jar"));
    archive = folder.resolve("backend/target/backend.aot");
  }

  @Test
  void theServerStartsFromItsArchiveOnceThereIsOne() throws IOException {
    assertThat(home(Map.of()).serverFlags())
        .noneMatch(flag -> flag.contains("AOT"))
        .endsWith("-jar", unpacked.toString());
    write(archive);
    assertThat(home(Map.of()).serverFlags()).contains("-XX:AOTCache=" + archive);
  }

  @Test
  void theTrainedServerLeavesAnArchiveBesideTheOneInUse() {
    assertThat(home(Map.of("QIANYIN_TRAIN", "server")).serverFlags())
        .contains("-XX:AOTCacheOutput=" + archive + ".new");
    assertThat(home(Map.of("QIANYIN_TRAIN", "command")).serverFlags())
        .noneMatch(flag -> flag.contains("AOT"));
  }

  @Test
  void theCommandStartsFromItsArchiveOnceThereIsOne() throws IOException {
    Path own = folder.resolve("client-sdk/cli/target/qianyin.aot");
    assertThat(home(Map.of()).commandFlags()).noneMatch(flag -> flag.contains("AOT"));
    write(own);
    assertThat(home(Map.of()).commandFlags()).contains("-XX:AOTCache=" + own);
  }

  private Home home(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("QIANYIN_HOME", folder.toString());
    return Home.of(environment);
  }

  private static Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }
}
