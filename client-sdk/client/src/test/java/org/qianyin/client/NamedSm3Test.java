package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.media.Sm3;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;
import org.qianyin.proof.Policy;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.Rules;

/** A verdict about a registered file, as if its entry named an SM3, too. */
class NamedSm3Test {
  @TempDir private Path folder;
  private Path file;
  private Digest sha256;
  private Verdict verdict;

  @BeforeEach
  void verify() throws IOException {
    Policy policy = Policy.parse(resource("policy")).orThrow();
    file = Files.write(folder.resolve("script.txt"), resource("script.txt"));
    sha256 = Verifier.digest(file);
    Bundle bundle = Bundle.parse(resource("script.txt.qianyin.json")).orThrow();
    verdict = new Verifier(policy, Clock.systemUTC()).verify(file, bundle);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = NamedSm3Test.class.getResourceAsStream("/example/" + name)) {
      return in.readAllBytes();
    }
  }

  private Verdict naming(String sm3) {
    Json.Obj json = verdict.entry().orElseThrow().entry().json();
    Json.Obj named = json.object("body").objects("files").get(0).with("sm3", new Json.Str(sm3));
    Json.Obj body = json.object("body").with("files", new Json.Arr(List.of(named)));
    Entry entry = Entry.parse(Jcs.write(json.with("body", body)), Rules.types()).orThrow();
    return new Verdict(
        verdict.findings(),
        Optional.of(new Sequenced(8, entry)),
        verdict.checkpoint(),
        verdict.head(),
        verdict.asOf(),
        verdict.policyName(),
        verdict.subjects());
  }

  private static List<Check> content(Verdict judged) {
    return judged.findings(CheckName.CONTENT).stream().map(Finding::outcome).toList();
  }

  @Test
  void anEntryWithoutOneIsJudgedBySha256Alone() throws Exception {
    assertThat(NamedSm3.check(verdict, file, sha256)).isEqualTo(verdict);
    assertThat(content(verdict)).containsExactly(Check.passed(sha256.hex()));
  }

  @Test
  void theRightOneIsShownBesideSha256() throws Exception {
    String sm3;
    try (InputStream in = Files.newInputStream(file)) {
      sm3 = Sm3.of(in).toString();
    }
    Verdict judged = NamedSm3.check(naming(sm3), file, sha256);
    assertThat(content(judged)).containsExactly(Check.passed(sha256.hex() + " " + sm3));
    assertThat(judged.overall()).isEqualTo(Verdict.Overall.TOTAL_PASSED);
  }

  @Test
  void anotherOneFailsTheVerdict() throws Exception {
    Verdict judged = NamedSm3.check(naming("sm3:" + "0".repeat(64)), file, sha256);
    assertThat(judged.overall()).isEqualTo(Verdict.Overall.TOTAL_FAILED);
    assertThat(content(judged))
        .singleElement()
        .isInstanceOfSatisfying(
            Check.Failed.class,
            failed -> assertThat(failed.reason().code()).isEqualTo("CONTENT_MISMATCH"));
  }
}
