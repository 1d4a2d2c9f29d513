package org.qianyin.proof.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void theBuildEndsWithEveryLackOfEveryModuleOnce() throws Exception {
    NotRunHere.tell("ipfs (none)", folder.resolve("one/target/not-run-here.txt"), false);
    NotRunHere.tell("geth (none)", folder.resolve("two/a/target/not-run-here.txt"), false);
    NotRunHere.tell("ipfs (none)", folder.resolve("two/b/target/not-run-here.txt"), false);
    NotRunHere.tell("made up", folder.resolve("node_modules/x/target/not-run-here.txt"), false);

    assertThat(script(folder))
        .containsExactly("not run here: geth (none)", "not run here: ipfs (none)");
    assertThat(script(folder.resolve("two/a/target"))).isEmpty();
  }

  private static List<String> script(Path folder) throws Exception {
    Process script =
        new ProcessBuilder("../../scripts/not-run-here", folder.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = script.inputReader()) {
      List<String> said = lines.lines().toList();
      assertThat(script.waitFor()).as("%s", said).isZero();
      return said;
    }
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
