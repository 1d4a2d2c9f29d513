package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A threat model that names tests which are not there would be worse than none. */
class ThreatModelTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))(?:\\.(\\w+))?`");

  @Test
  void everyTestThatItNamesExists() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/threat-model.md"));
    List<MatchResult> named = NAMED.matcher(page).results().toList();

    assertThat(named).hasSizeGreaterThan(30);
    assertThat(named)
        .allSatisfy(name ->
            assertThat(sources(name.group(1)))
                .anyMatch(
                    source -> name.group(2) == null || source.contains(" " + name.group(2) + "(")));
  }

  private static List<String> sources(String test) throws IOException {
    try (Stream<Path> folders =
        Stream.of("client-sdk", "backend", "contracts").map(ROOT::resolve)) {
      return folders.flatMap(folder -> under(folder, test + ".java")).toList();
    }
  }

  private static Stream<String> under(Path folder, String name) {
    try (Stream<Path> files =
        Files.find(
            folder,
            14,
            (path, attributes) ->
                path.endsWith(name) && !path.toString().contains("node_modules"))) {
      return files.map(ThreatModelTest::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
