package org.qianyin.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/operations.md tells of every task of an operator, and it and the dashboard name the metrics
 * that the code has. docker/ci/compose-test asks a running server for the others, and runs the
 * page's commands.
 */
class OperationsDocTest {
  private static final Path DOC = Path.of("../docs/operations.md");
  private static final Path DASHBOARD = Path.of("../docker/monitoring/dashboard.json");

  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
  private static final Pattern METRIC = Pattern.compile("\\bqianyin(?:_[a-z]+){2,}");

  /** A meter's name: a literal, or the constant METRIC and what is put behind it. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<!name = )(?:\"(qianyin(?:\\.[a-z]+)+)\"|METRIC \\+ \"((?:\\.[a-z]+)+)\")");

  private static final Pattern CONSTANT =
      Pattern.compile("String METRIC = \"(qianyin(?:\\.[a-z]+)+)\"");

  /** What Prometheus puts behind the name of a counter or a timer. */
  private static final String ENDINGS = "(_total|_seconds(_count|_sum|_max)?)?";

  @Test
  void everyTaskOfAnOperatorHasItsHeading() throws Exception {
    assertThat(HEADING.matcher(Files.readString(DOC)).results().map(found -> found.group(1)))
        .contains("Install", "Configure", "Back up", "Restore", "Upgrade", "Rotate keys", "Watch");
  }

  @Test
  void everyMetricThatIsNamedIsOneThatTheCodeHas() throws Exception {
    Set<String> registered = registered();
    for (Path file : List.of(DOC, DASHBOARD)) {
      Set<String> named = named(file);
      assertThat(named).isNotEmpty();
      named.removeIf(
          metric -> registered.stream().anyMatch(name -> metric.matches(name + ENDINGS)));
      assertThat(named).as("metrics of %s that nothing registers", file).isEmpty();
    }
  }

  @Test
  void everyMetricOfTheCodeIsToldOfAndDrawn() throws Exception {
    Set<String> registered = registered();
    assertThat(registered).hasSizeGreaterThan(8);
    for (Path file : List.of(DOC, DASHBOARD)) {
      Set<String> named = named(file);
      assertThat(registered)
          .as("metrics that %s leaves out", file)
          .allMatch(name -> named.stream().anyMatch(metric -> metric.matches(name + ENDINGS)));
    }
  }

  private static Set<String> named(Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    METRIC.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(names::add);
    return names;
  }

  /** The meters of the code, as Prometheus spells them. */
  private static Set<String> registered() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String code = Files.readString(file);
        if (code.contains("import io.micrometer.core.instrument.")) {
          String prefix =
              CONSTANT.matcher(code).results().map(found -> found.group(1)).findFirst().orElse("");
          for (MatchResult found : NAMED.matcher(code).results().toList()) {
            String name = found.group(1) == null ? prefix + found.group(2) : found.group(1);
            if (!name.equals(prefix)) {
              names.add(name.replace('.', '_'));
            }
          }
        }
      }
    }
    return names;
  }
}
