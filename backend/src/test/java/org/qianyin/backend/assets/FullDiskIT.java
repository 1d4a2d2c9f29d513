package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.Server;
import org.qianyin.backend.ServerProcess;

class FullDiskIT {

  private static final int MIB = 1 << 20;

  @TempDir private Path data;

  @Test
  void aDiskThatFillsWhileUploadingKeepsWhatItHasAndNothingElse() throws Exception {
    Path blocks = Files.createDirectory(data.resolve("blocks"));
    try (ServerProcess process =
        ServerProcess.startThrough(
            SmallDisk.at(blocks, 24),
            data,
            "--qianyin.chain.mode=none",
            "--qianyin.assets.reserve=0MB")) {
      byte[] first = random(1, 10 * MIB);
      Server.Answer kept = store(process, first);
      assertThat(kept.status()).isEqualTo(201);

      Server.Answer refused = store(process, random(2, 40 * MIB));
      assertThat(refused.status()).isEqualTo(507);
      refused.assertNames("STORAGE_FULL", "disk");
      assertThat(refused.json().path("next").asString()).contains("nothing was stored");
      assertThat(files(process.seen(blocks.resolve("incoming")))).isZero();

      byte[] second = random(3, 12 * MIB);
      Server.Answer stored = store(process, second);
      assertThat(stored.status()).isEqualTo(201);
      assertThat(fetch(process, stored)).isEqualTo(second);
      assertThat(fetch(process, kept)).isEqualTo(first);
    }
  }

  private static Server.Answer store(ServerProcess process, byte[] file) throws Exception {
    return process.server().post("/v1/assets", "application/octet-stream", file);
  }

  private static byte[] fetch(ServerProcess process, Server.Answer stored) throws Exception {
    String cid = stored.json().path("cid").asString();
    return process.server().get("/v1/assets/" + cid).body();
  }

  private static long files(Path folder) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
