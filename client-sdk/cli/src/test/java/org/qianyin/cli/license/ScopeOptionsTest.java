package org.qianyin.cli.license;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;
import picocli.CommandLine;

class ScopeOptionsTest {
  @Test
  void theTimesOfALicenceAreRefusedByTheirOption() {
    scope("--start: want a date such as 2026-01-31", "--start", "tomorrow");
    scope("--end: want a date", "--start", "2026-01-01", "--end", "31.12.2026");
    scope("--end: want a time after --start", "--start", "2026-01-01", "--end", "2025-01-01");
    scope("--zone: want a zone", "--start", "2026-01-01", "--zone", "Nowhere");
  }

  private static void scope(String words, String... more) {
    ScopeOptions options = new ScopeOptions();
    List<String> args = new ArrayList<>(List.of("--use", "svod", "--territory", "JP"));
    args.addAll(List.of(more));
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
        .parseArgs(args.toArray(String[]::new));
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> options.scope(new Voice(nowhere, nowhere, Language.EN, false)))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("Optional");
  }
}
