package org.qianyin.cli.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.qianyin.cli.words.Language;

class ProgressTest {
  private static final long MIB = 1 << 20;
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

  @Test
  void aTerminalSeesABarThatGrowsInPlace() {
    try (Progress progress = voice(true).bytes(4 * MIB, "register.uploading")) {
      progress.reach(4 * MIB);
    }
    assertThat(shown()).contains("\r", "Sent", "100%", "4/4 MiB").doesNotContain("Sent: done");
  }

  @Test
  void whatHasNoKnownEndShowsHowFarItIsOnATerminal() {
    try (Progress progress = voice(true).bytes(Progress.OPEN, "export.table", "works")) {
      progress.reach(3 * MIB);
    }
    assertThat(shown()).contains("\r", "Table works", "3").doesNotContain("100%");
  }

  @Test
  void anythingElseGetsALineAtTheBeginningAndOneAtTheEnd() {
    try (Progress progress = voice(false).bytes(Progress.OPEN, "export.table", "works")) {
      progress.reach(MIB);
      progress.reach(2 * MIB);
    }
    assertThat(shown()).isEqualTo("Table works …\nTable works: done\n");
  }

  @Test
  void aProgramThatReadsJsonIsToldNothing() {
    Voice voice = voice(false);
    voice.speakJson(true);
    voice.steps(Progress.OPEN, "proof.anchoring").close();
    assertThat(shown()).isEmpty();
  }

  private Voice voice(boolean terminal) {
    PrintStream to = new PrintStream(notes, true, StandardCharsets.UTF_8);
    return new Voice(to, to, Language.EN, terminal);
  }

  private String shown() {
    return notes.toString(StandardCharsets.UTF_8);
  }
}
