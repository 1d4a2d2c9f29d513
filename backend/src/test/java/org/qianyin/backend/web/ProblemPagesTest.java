package org.qianyin.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemPagesTest {

  private static final Path PAGE = Path.of("../docs/problems/README.md");

  @Test
  void everyCodeHasItsRowInTheDocs() throws Exception {
    String page = Files.readString(PAGE);
    assertThat(ProblemCatalogue.all())
        .isNotEmpty()
        .allSatisfy(kind -> assertThat(page).contains(row(kind)));
  }

  @Test
  void theDocsExplainNoCodeThatDoesNotExist() throws Exception {
    long rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| <a id")).count();
    assertThat(rows).isEqualTo(ProblemCatalogue.all().size());
  }

  @Test
  void aProblemSpeaksTheReadersLanguage() {
    assertThat(Problem.of("BAD_SIGNATURE", "sigs/0", Locale.CHINESE).title()).isEqualTo("签名验证失败");
    assertThat(Problem.of("BAD_SIGNATURE", "sigs/0", Locale.ENGLISH).title())
        .isEqualTo("A signature does not verify");
    assertThat(Problem.of("BAD_SIGNATURE", "sigs/0", Locale.ENGLISH).type())
        .isEqualTo("/problems/bad-signature");
  }

  private static String row(ProblemKind kind) {
    return "| <a id=\"%s\"></a>`%s` | %d | %s<br>%s | %s<br>%s | %s |"
        .formatted(
            kind.slug(),
            kind.code(),
            kind.status(),
            kind.title().en(),
            kind.title().zh(),
            kind.next().en(),
            kind.next().zh(),
            kind.rule());
  }
}
