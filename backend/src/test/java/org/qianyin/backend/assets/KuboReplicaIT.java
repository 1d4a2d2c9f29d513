package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Server;
import org.qianyin.backend.assets.kubo.KuboNode;
import org.qianyin.backend.assets.store.Sample;
import org.qianyin.proof.testing.RequiresProgram;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server whose files go to one Kubo node, and from there to another one. */
@RequiresProgram("ipfs")
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "qianyin.chain.mode=none",
      "QIANYIN_PASSPHRASE=only for tests",
      "qianyin.assets.store=kubo"
    })
@DirtiesContext
class KuboReplicaIT {

  private static final int MIB = 1 << 20;
  private static final Duration SOON = Duration.ofSeconds(60);

  @SuppressWarnings("NullAway.Init") // set before the server starts
  private static KuboNode first;

  @SuppressWarnings("NullAway.Init")
  private static KuboNode second;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry registry) throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "kubos")
            .toAbsolutePath();
    first = KuboNode.start(folder.resolve("first"));
    second = KuboNode.start(folder.resolve("second"));
    registry.add("qianyin.data", () -> folder.resolve("data").toString());
    registry.add("qianyin.assets.kubo.url", () -> first.url().toString());
    registry.add("qianyin.assets.replicas[0].name", () -> "kubo2");
    registry.add("qianyin.assets.replicas[0].store", () -> "kubo");
    registry.add("qianyin.assets.replicas[0].kubo.url", () -> second.url().toString());
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
  }

  @Test
  void pinsOnTheSecondNodeWhatTheFirstTook() throws Exception {
    Sample file = stored(Sample.of(1, 3 * MIB));
    await().atMost(SOON).until(() -> isPinned(second, file));
    second.ipfs("repo", "gc");
    assertThat(second.ipfs("files", "stat", "--offline", "--with-local", "/ipfs/" + file.cid()))
        .contains("(100.00%)");
  }

  @Test
  void healsTheFirstNodeFromTheSecond() throws Exception {
    Sample file = stored(Sample.of(2, 2 * MIB + 1));
    await().atMost(SOON).until(() -> isPinned(second, file));
    first.ipfs("pin", "rm", file.cid().toString());
    first.ipfs("repo", "gc");

    assertThat(server().get("/v1/assets/" + file.cid()).body()).isEqualTo(file.bytes());
    await().atMost(SOON).until(() -> isPinned(first, file));
  }

  @Test
  void bringsToTheSecondNodeWhatItMissedWhileItWasDown() throws Exception {
    second.stop();
    Sample file;
    try {
      file = stored(Sample.of(3, MIB));
    } finally {
      second.restart();
    }
    await().atMost(SOON).until(() -> isPinned(second, file));
  }

  private Sample stored(Sample file) throws Exception {
    Server.Answer answer = server().post("/v1/assets", "application/octet-stream", file.bytes());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return file;
  }

  private Server server() {
    return new Server("http://127.0.0.1:" + port);
  }

  private static boolean isPinned(KuboNode node, Sample file) throws Exception {
    return node.ipfs("pin", "ls", "--type=recursive").contains(file.cid().toString());
  }
}
