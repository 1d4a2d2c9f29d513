package org.qianyin.media.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Sm3;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;

/** OpenSSL computes the SHA-256 and the SM3 of a file that we compute. */
@RequiresProgram("openssl")
class OpensslAcceptanceIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 3, (1 << 20) + 1})
  void computesOurDigestsOfAFileAndOthersOfAChangedOne(int size) throws Exception {
    SampleFile file = SampleFile.of(folder, size);
    ContentDigest sm3 = Sm3.of(() -> Files.newInputStream(file.path()), Runnable::run).join();

    assertThat(digest("sm3", file.path())).isEqualTo(sm3);
    assertThat(digest("sha256", file.path())).isEqualTo(file.found().sha256());

    Path changed = Files.write(folder.resolve("changed"), new byte[size + 1]);
    assertThat(digest("sm3", changed)).isNotEqualTo(sm3);
    assertThat(digest("sha256", changed)).isNotEqualTo(file.found().sha256());
  }

  private static ContentDigest digest(String algorithm, Path file)
      throws IOException, InterruptedException {
    String line = Program.named("openssl").with("dgst", "-r", "-" + algorithm, file).run().out();
    return ContentDigest.parse(algorithm + ":" + line.substring(0, line.indexOf(' ')));
  }
}
