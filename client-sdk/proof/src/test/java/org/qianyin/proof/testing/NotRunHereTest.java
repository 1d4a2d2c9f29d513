package org.qianyin.proof.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotRunHereTest {

  @TempDir Path folder;

  @Test
  void writesEveryLackDownOnce() throws Exception {
    Path lines = folder.resolve("target/not-run-here.txt");

    NotRunHere.tell("geth (no geth on PATH)", lines, false);
    NotRunHere.tell("ipfs (no ipfs on PATH)", lines, false);
    NotRunHere.tell("geth (no geth on PATH)", lines, false);

    assertThat(Files.readAllLines(lines))
        .containsExactly("geth (no geth on PATH)", "ipfs (no ipfs on PATH)");
  }

  @Test
  void isAFailureWhereEverythingIsRequired() {
    assertThatThrownBy(() -> NotRunHere.tell("geth (none)", folder.resolve("lines"), true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("this machine lacks geth (none)");
  }

  @Test
  void findsAProgramOnThePath() {
    assertThat(Programs.find("sh")).hasValueSatisfying(Files::isExecutable);
  }

  @Test
  void namesThePlacesWhereAProgramIsNot() {
    assertThat(Programs.find("no-such-program")).isEmpty();
    assertThat(Programs.missing("no-such-program"))
        .contains("no-such-program on PATH", "qianyin/tools/bin", "QIANYIN_NO_SUCH_PROGRAM");
  }
}
