package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Author;
import org.qianyin.backend.Server;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Policy;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.check.BundleVerifier;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A proof raised to the chain convinces a verifier that trusts one block and nobody else. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "qianyin.publish-interval=200ms",
      "QIANYIN_PASSPHRASE=only for tests",
      "qianyin.chain.every=0s",
      "qianyin.chain.block-time=250ms",
      "qianyin.chain.poll=200ms",
      "qianyin.chain.anvil=../contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"
    })
@DirtiesContext
class AnchoredProofIT {

  private static final String LOG = "localhost/main";

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("qianyin.data", AnchoredProofIT::newFolder);
  }

  private static String newFolder() {
    try {
      Path target = Files.createDirectories(Path.of("target", "it"));
      return Files.createTempDirectory(target, "anchored-").toAbsolutePath().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Server server() {
    return new Server("http://127.0.0.1:" + port);
  }

  private void append(Entry entry) throws Exception {
    Server.Answer answer =
        server().post("/v1/entries", "application/vnd.qianyin.entry+json", entry.bytes());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private Policy policy(JsonNode log, String blockHash) {
    JsonNode chain = log.path("chain");
    return Policy.parse(
            String.join(
                    "\n",
                    "log " + log.path("vkey").asString(),
                    "quorum none",
                    "audit none",
                    "maxage none",
                    "anchor "
                        + chain.path("chain").asString()
                        + " "
                        + chain.path("contract").asString()
                        + " "
                        + chain.path("codeHash").asString()
                        + " pinned "
                        + blockHash,
                    "name TEST",
                    "")
                .getBytes(StandardCharsets.UTF_8))
        .orThrow();
  }

  private static Verdict verdict(Policy policy, Bundle bundle, Digest file) {
    return new BundleVerifier(policy, Rules.types(), Clock.systemUTC())
        .verify(bundle, Optional.of(file));
  }

  @Test
  void aRaisedProofIsVerifiedDownToTheContractsStorage() throws Exception {
    Author author = new Author(LOG);
    Digest content = Author.random();
    Entry work = author.work(content, java.time.Instant.now());
    append(author.registration());
    append(work);

    Server.Answer anchored = server().post("/v1/anchors?wait=60", "application/json", new byte[0]);
    assertThat(anchored.status()).as(anchored.text()).isEqualTo(200);
    JsonNode anchor = anchored.json();
    Server.Answer proof = server().get("/v1/entries/" + work.id() + "/proof?level=anchored");
    assertThat(proof.status()).as(proof.text()).isEqualTo(200);
    Bundle bundle = Bundle.parse(proof.body()).orThrow();
    JsonNode log = server().get("/v1/log").json();

    Verdict good = verdict(policy(log, anchor.path("blockHash").asString()), bundle, content);
    assertThat(good.overall())
        .as(() -> good.toJson().toString())
        .isEqualTo(Verdict.Overall.TOTAL_PASSED);
    assertThat(anchor.path("gasUsed").asLong()).isBetween(21_000L, 95_000L);

    String otherBlock = "0x" + Author.random().hex();
    assertThat(verdict(policy(log, otherBlock), bundle, content).overall())
        .isEqualTo(Verdict.Overall.INDETERMINATE);
    assertThat(
            verdict(policy(log, anchor.path("blockHash").asString()), bundle, Author.random())
                .overall())
        .isEqualTo(Verdict.Overall.TOTAL_FAILED);
    assertThat(
            verdict(
                    policy(log, anchor.path("blockHash").asString()),
                    bundle.withAnchors(java.util.List.of()),
                    content)
                .overall())
        .isEqualTo(Verdict.Overall.INDETERMINATE);
  }

  @Test
  void listsAnchorsNewestFirstAndKnowsNoOther() throws Exception {
    append(new Author(LOG).registration());
    long first =
        server()
            .post("/v1/anchors?wait=60", "application/json", new byte[0])
            .json()
            .path("size")
            .asLong();
    append(new Author(LOG).registration());
    long second =
        server()
            .post("/v1/anchors?wait=60", "application/json", new byte[0])
            .json()
            .path("size")
            .asLong();

    assertThat(second).isGreaterThan(first);
    JsonNode items = server().get("/v1/anchors?limit=2").json().path("items");
    assertThat(items.get(0).path("size").asLong()).isEqualTo(second);
    assertThat(items.get(1).path("size").asLong()).isEqualTo(first);
    assertThat(items.get(1).path("chain").asString()).isEqualTo("eip155:31337");
    assertThat(server().get("/v1/anchors/" + first).json().path("state").asString())
        .isEqualTo("FINAL");
    assertThat(server().get("/v1/anchors/999999").code()).isEqualTo("NOT_FOUND");
    assertThat(server().post("/v1/anchors?wait=121", "application/json", new byte[0]).code())
        .isEqualTo("PARAMETER_INVALID");
  }
}
