package org.qianyin.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.Server;
import org.qianyin.backend.ServerProcess;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;

/** What spectral says of the description of the interface, and schemathesis of what is served. */
class OpenApiAcceptanceIT {

  private static final Path DOCUMENT = Path.of("../docs/openapi.yaml").toAbsolutePath().normalize();
  private static final Pattern OPERATIONS = Pattern.compile("Tested: (\\d+)");
  private static final Pattern CASES = Pattern.compile("(\\d+) generated");

  /** With a chain, as a user has one: nothing of it may answer with a fault of its own. */
  private static ServerProcess served;

  @TempDir private Path folder;

  @BeforeAll
  static void serve(@TempDir Path data) throws Exception {
    served =
        ServerProcess.start(
            data.resolve("data"),
            "--qianyin.publish-interval=200ms",
            "--qianyin.chain.anvil=../contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    Server.Answer anchored =
        served.server().post("/v1/anchors?wait=60", "application/json", new byte[0]);
    assertThat(anchored.status()).as(anchored.text()).isEqualTo(200);
  }

  @AfterAll
  static void stop() throws Exception {
    served.close();
  }

  @Test
  @RequiresProgram("spectral")
  void spectralFindsNothingInTheDescription() throws Exception {
    Program.Answer answer = lint(DOCUMENT);
    assertThat(answer.status()).as(answer.text()).isZero();
    assertThat(answer.out()).contains("No results with a severity of 'hint' or higher found");
  }

  /** A comma outside quotes once turned half a sentence into a member of its own. */
  @Test
  @RequiresProgram("spectral")
  void spectralFindsASentenceWithoutItsQuotes() throws Exception {
    String text = Files.readString(DOCUMENT);
    String quoted = "description: \"CIDv1, base32\"";
    assertThat(text).contains(quoted);
    Path broken = folder.resolve("openapi.yaml");
    Files.writeString(broken, text.replace(quoted, quoted.replace("\"", "")));

    Program.Answer answer = lint(broken);
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out()).contains("oas3-schema");
  }

  private static Program.Answer lint(Path document) throws IOException, InterruptedException {
    return Program.named("spectral")
        .with("lint", "--fail-severity", "hint")
        .with("--ruleset", DOCUMENT.resolveSibling(".spectral.yaml"), document)
        .run();
  }

  @Test
  @RequiresProgram("schemathesis")
  void schemathesisFindsNothingInWhatIsServed() throws Exception {
    Program.Answer answer =
        tried(served.server().base() + "/v1/openapi.json", "--max-examples", 100);
    assertThat(answer.status()).as(answer.text()).isZero();
    assertThat(number(OPERATIONS, answer)).isGreaterThanOrEqualTo(26);
    assertThat(number(CASES, answer)).isGreaterThanOrEqualTo(2000);
  }

  private static int number(Pattern of, Program.Answer answer) {
    Matcher told = of.matcher(answer.out());
    assertThat(told.find()).as(answer.out()).isTrue();
    return Integer.parseInt(told.group(1));
  }

  /** What is served must be what is described: another server's description does not fit it. */
  @Test
  @RequiresProgram("schemathesis")
  void schemathesisFindsAnAnswerThatIsNotDescribed() throws Exception {
    String text = Files.readString(DOCUMENT);
    Path wrong = folder.resolve("openapi.yaml");
    Files.writeString(
        wrong, text.replace("required: [cid, digest, size, mime]", "required: [colour]"));

    Program.Answer answer =
        tried(
            wrong,
            "--url",
            served.server().base(),
            "--include-operation-id",
            "uploadAsset",
            "--max-examples",
            5);
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out()).contains("Response violates schema");
  }

  /**
   * The same cases each time, however fast the machine: given a limit of time it spends all of it.
   */
  private Program.Answer tried(Object document, Object... options)
      throws IOException, InterruptedException {
    return Program.named("schemathesis")
        .in(folder)
        .with("--config-file", Path.of("src/test/resources/schemathesis.toml").toAbsolutePath())
        .with("run", document, "--phases", "examples,coverage,fuzzing,stateful")
        .with("--seed", 1, "--generation-deterministic", "--workers", 1)
        .with("--request-timeout", 20, "--continue-on-failure")
        .with(options)
        .run();
  }
}
