package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @Test
  void withoutACommandItShowsTheHelp() {
    CommandRun run = CommandRun.of();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Usage:", "doctor", "inspect", "Exit status: 0 verified");
  }

  @Test
  void speaksTheLanguageOfTheLocaleUnlessAskedOtherwise() {
    assertThat(CommandRun.in(Map.of("LANG", "zh_CN.UTF-8"), "--help").out()).contains("可验证的版权账本");
    assertThat(CommandRun.in(Map.of("LANG", "zh_CN.UTF-8"), "--help", "--lang", "en").out())
        .contains("a verifiable copyright ledger");
    assertThat(CommandRun.of("doctor", "--lang=zh", "--help").out()).contains("看这台机器还缺什么");
    assertThat(CommandRun.in(Map.of("LC_ALL", "C", "LANG", "zh_CN"), "--help").out())
        .contains("Usage:");
  }

  @Test
  void aCallThatCannotBeMeantEndsWithTwo() {
    CommandRun unknown = CommandRun.of("regster");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("regster", "qianyin --help");
    assertThat(unknown.out()).isEmpty();
    assertThat(CommandRun.of("inspect").exit()).isEqualTo(2);
    assertThat(CommandRun.of("doctor", "--lang", "fr").exit()).isEqualTo(2);
  }

  @Test
  void anErrorUnderJsonIsJsonOnStandardOutputToo() {
    CommandRun run = CommandRun.of("inspect", "--json", "no-such-file");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.json().object("error").string("code")).isEqualTo("USAGE");
    assertThat(run.err()).contains("no-such-file: no such file");
  }

  @Test
  void inspectShowsWhatAFileIs(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("empty.txt"), "");
    CommandRun run = CommandRun.of("inspect", "--json", file.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.json().string("digest"))
        .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(run.json().string("mime")).isEqualTo("text/plain");
  }

  @Test
  void aNameThatTurnsTheLineIsShownAsItsCode(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a\u202Egpj.txt"), "x");
    CommandRun run = CommandRun.of("inspect", file.toString());
    assertThat(run.out()).contains("a\\u202Egpj.txt").doesNotContain("\u202E");
  }

  @Test
  void doctorSaysWhatIsMissingAndWhatToDo(@TempDir Path empty) {
    CommandRun run = CommandRun.in(Map.of("QIANYIN_HOME", empty.toString()), "doctor");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("✗ server:", "→ Run ./qianyin", "Something is missing");
  }
}
