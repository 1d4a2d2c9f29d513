package org.qianyin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Language;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/command.md} against the commands that there are. */
class CommandPageTest {
  private static final Path PAGE = Path.of("../../docs/command.md");
  private static final Set<String> OF_ALL = Set.of("--json", "--lang", "--help", "--version");

  @Test
  void namesEveryCommandWithAllItsOptions() throws Exception {
    assertThat(page()).isEqualTo(commands());
  }

  /** Of each row: the command without its parameters, and its options. */
  private static Map<String, Set<String>> page() throws Exception {
    Map<String, Set<String>> rows = new TreeMap<>();
    Pattern row = Pattern.compile("\\| `([a-z]+(?: [a-z]+)?)[^`]*` \\|[^|]*\\|(.*)\\|");
    for (String line : Files.readAllLines(PAGE)) {
      row.matcher(line.replace("\\|", "/"))
          .results()
          .forEach(found -> rows.put(found.group(1), options(found.group(2))));
    }
    return rows;
  }

  private static Set<String> options(String cell) {
    return new TreeSet<>(
        Pattern.compile("--[a-z0-9-]+").matcher(cell).results().map(MatchResult::group).toList());
  }

  private static Map<String, Set<String>> commands() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Voice voice = new Voice(nowhere, nowhere, Language.EN, false);
    Map<String, Set<String>> all = new TreeMap<>();
    for (CommandLine command : leaves(new CommandLine(new QianyinCommand(voice, Map.of())))) {
      Set<String> options = new TreeSet<>();
      command.getCommandSpec().options().stream()
          .map(OptionSpec::longestName)
          .filter(name -> !OF_ALL.contains(name))
          .forEach(options::add);
      all.put(command.getCommandSpec().qualifiedName().replaceFirst("qianyin ", ""), options);
    }
    return all;
  }

  private static List<CommandLine> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? List.of(command)
        : command.getSubcommands().values().stream().flatMap(sub -> leaves(sub).stream()).toList();
  }
}
