package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;
import org.qianyin.proof.Policy;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.log.NoteSigner;

/** The example of {@link Verifier} and of the README, on files that a demo once wrote. */
class VerifierExampleTest {
  @TempDir private Path folder;

  @BeforeEach
  void copyTheFiles() throws IOException {
    copy("policy", "qianyin.policy");
    copy("script.txt", "ep01.mp4");
    copy("script.txt.qianyin.json", "ep01.mp4.qianyin.json");
  }

  private Verdict example() throws IOException {
    Policy policy = Policy.parse(Files.readAllBytes(folder.resolve("qianyin.policy"))).orThrow();
    Verifier verifier = new Verifier(policy, Clock.systemUTC());
    Verdict verdict =
        verifier.verify(folder.resolve("ep01.mp4"), folder.resolve("ep01.mp4.qianyin.json"));
    switch (verdict.overall()) {
      case TOTAL_PASSED -> System.out.println("entry " + verdict.entry().get().seq());
      case INDETERMINATE, TOTAL_FAILED -> System.out.println(verdict.decisive().get());
    }
    return verdict;
  }

  /** What the example prints. */
  private String printed() throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      example();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void aRegisteredFilePassesDownToTheChain() throws Exception {
    Verdict verdict = example();
    assertThat(verdict.overall()).isEqualTo(Verdict.Overall.TOTAL_PASSED);
    assertThat(verdict.policyName()).contains("DEMO");
    assertThat(verdict.authority()).contains("FULL");
    assertThat(verdict.findings(CheckName.ANCHOR))
        .singleElement()
        .extracting(Finding::outcome)
        .isInstanceOf(Check.Passed.class);
  }

  @Test
  void theExamplePrintsItsPlaceInTheLogOrWhatIsWrong() throws Exception {
    assertThat(printed()).isEqualTo("entry " + example().entry().orElseThrow().seq());
    Files.writeString(folder.resolve("ep01.mp4"), "another file");
    assertThat(printed()).contains("CONTENT", "CONTENT_MISMATCH");
  }

  @Test
  void whatThePolicyWaivesIsSaid() throws Exception {
    assertThat(example().findings())
        .filteredOn(finding -> finding.outcome().equals(Check.passed(Check.WAIVED)))
        .extracting(Finding::name)
        .contains(CheckName.WITNESSES, CheckName.REPLAY, CheckName.FRESHNESS);
  }

  @Test
  void oneByteOfTheFileChangedIsFound() throws Exception {
    Path file = folder.resolve("ep01.mp4");
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] ^= 1;
    Files.write(file, bytes);
    assertThat(example().decisive()).hasValueSatisfying(found -> failed(found, "CONTENT_MISMATCH"));
  }

  @Test
  void anotherLogKeyTrustsNothingOfIt() throws Exception {
    String other = NoteSigner.log("localhost/demo", new byte[32]).verifierKey().text();
    String policy = Files.readString(folder.resolve("qianyin.policy"));
    replace(policy.substring("log ".length(), policy.indexOf('\n')), other);
    assertThat(example().decisive())
        .hasValueSatisfying(found -> failed(found, "LOG_SIGNATURE_MISSING"));
  }

  @Test
  void aBlockThatThePolicyDoesNotPinLeavesItOpen() throws Exception {
    replace("pinned 0x", "pinned 0x" + "0".repeat(64) + "\n#");
    Verdict verdict = example();
    assertThat(verdict.overall()).isEqualTo(Verdict.Overall.INDETERMINATE);
    assertThat(verdict.decisive().orElseThrow().outcome().toString()).contains("HEADER_UNTRUSTED");
  }

  @Test
  void anyBytesAtAllGiveAVerdict() throws Exception {
    Path proof = folder.resolve("ep01.mp4.qianyin.json");
    byte[] good = Files.readAllBytes(proof);
    for (byte[] bytes : List.of(new byte[0], new byte[] {0}, Arrays.copyOf(good, 1000))) {
      Files.write(proof, bytes);
      assertThat(example().overall()).isEqualTo(Verdict.Overall.TOTAL_FAILED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theReadmeShowsTheVeryLinesThatRunHere(String name) throws Exception {
    String readme = Files.readString(Path.of("../..", name));
    String block = readme.substring(readme.indexOf("```java\n") + 8);
    runsHere(block.substring(0, block.indexOf("```")));
  }

  @Test
  void theJavadocShowsTheVeryLinesThatRunHere() throws Exception {
    String source = Files.readString(Path.of("src/main/java/org/qianyin/client/Verifier.java"));
    String block = source.substring(source.indexOf("<pre>{@code\n") + 12);
    String lines = block.substring(0, block.indexOf(" * }</pre>")).replaceAll("(?m)^ \\* ?", "");
    assertThat(lines).contains("switch");
    runsHere(lines);
  }

  /** Where the files lie is all that may differ. */
  private static void runsHere(String shown) throws IOException {
    String here = shown.replace("Path.of(", "folder.resolve(").replaceAll("\\s+", "");
    String source =
        Files.readString(Path.of("src/test/java/org/qianyin/client/VerifierExampleTest.java"));
    assertThat(here).isNotEmpty();
    assertThat(source.replaceAll("\\s+", "")).contains(here);
  }

  private static void failed(Finding found, String code) {
    assertThat(found.outcome())
        .isInstanceOfSatisfying(
            Check.Failed.class, failed -> assertThat(failed.reason().code()).isEqualTo(code));
  }

  private void replace(String what, String by) throws IOException {
    Path policy = folder.resolve("qianyin.policy");
    String text = Files.readString(policy);
    assertThat(text).contains(what);
    Files.writeString(policy, text.replace(what, by), StandardCharsets.UTF_8);
  }

  private void copy(String from, String to) throws IOException {
    try (InputStream in = VerifierExampleTest.class.getResourceAsStream("/example/" + from)) {
      Files.write(folder.resolve(to), in.readAllBytes());
    }
  }
}
