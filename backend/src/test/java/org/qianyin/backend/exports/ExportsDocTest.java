package org.qianyin.backend.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qianyin.backend.licensing.LicensingOfTests;
import org.qianyin.backend.works.WorksOfTests;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The documentation lists exactly the columns that the code writes. */
class ExportsDocTest {

  private static final Path DOC = Path.of("../docs/exports.md");

  static Stream<View<?>> views() {
    JdbcClient none = JdbcClient.create(new DriverManagerDataSource());
    return Stream.of(
        new WorksView(new WorksOfTests(none).works()),
        new LicensesView(new LicensingOfTests(none).licenses()));
  }

  @ParameterizedTest
  @MethodSource("views")
  void documentsEveryColumnInItsOrder(View<?> view) throws IOException {
    assertThat(Files.readString(DOC)).contains(table(view));
  }

  private static String table(View<?> view) {
    return view.columns().stream()
        .map(column ->
            "| `%s` | %s | %s |"
                .formatted(column.name(), column.required() ? "always" : "", column.meaning()))
        .collect(
            Collectors.joining(
                "\n",
                "## `" + view.name() + "`\n\n| column | there | meaning |\n| --- | --- | --- |\n",
                "\n"));
  }
}
