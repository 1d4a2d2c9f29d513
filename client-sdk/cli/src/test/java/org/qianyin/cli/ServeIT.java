package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./qianyin serve} on a folder that is not there yet, and again on what it made. */
class ServeIT {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("QIANYIN_PASSPHRASE", "correct horse battery", "QIANYIN_CHAIN_MODE", "none");
  private static final Pattern NEW_LOG =
      Pattern.compile("new log localhost/main: its key and the signer's state are in signer/");
  @TempDir private Path folder;

  @Test
  void makesANewLogOnceAndSaysSoAndEndsWell() throws Exception {
    Path data = folder.resolve("data");
    LedgerProcess first = LedgerProcess.serve(data, ENVIRONMENT);
    assertThat(first.stop()).as(first.said()).isZero();
    assertThat(first.said()).containsPattern(NEW_LOG);
    String key = Files.readString(data.resolve("log/vkey"));

    LedgerProcess second = LedgerProcess.serve(data, ENVIRONMENT);
    assertThat(second.stop()).as(second.said()).isZero();
    assertThat(second.said()).doesNotContainPattern(NEW_LOG);
    assertThat(Files.readString(data.resolve("log/vkey"))).isEqualTo(key);
  }
}
