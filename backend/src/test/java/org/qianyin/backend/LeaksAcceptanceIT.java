package org.qianyin.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.testing.NotRunHere;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;

/** gitleaks finds no secret in any commit, but for what .gitleaks.toml explains. */
@RequiresProgram("gitleaks")
class LeaksAcceptanceIT {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void noCommitHoldsASecret() throws Exception {
    if (!Files.exists(REPOSITORY.resolve(".git"))) {
      NotRunHere.tell("gitleaks", "no .git: these sources came without their history");
      return;
    }
    Program.Answer answer = gitleaks("git", REPOSITORY);
    assertThat(answer.status()).as(answer.text()).isZero();
    assertThat(answer.text())
        .contains("no leaks found")
        .containsPattern("\\b[1-9]\\d* commits scanned");
  }

  @Test
  void aKeyInAnyOtherFileIsFound() throws Exception {
    String key = "api_key = \"" + Author.random().hex() + "\"";
    Files.writeString(folder.resolve("settings.properties"), key);
    Program.Answer answer = gitleaks("dir", folder);
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.text()).contains("leaks found: 1");
  }

  private static Program.Answer gitleaks(String what, Path where)
      throws IOException, InterruptedException {
    return Program.named("gitleaks")
        .with(what, "--no-banner", "--no-color", "--redact")
        .with("--config", REPOSITORY.resolve(".gitleaks.toml"), where)
        .run();
  }
}
