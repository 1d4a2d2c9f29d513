package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Author;
import org.qianyin.backend.Server;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server whose chain cannot be reached: port 9 of the loopback answers nobody. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "qianyin.chain.rpc=http://127.0.0.1:9",
      "qianyin.chain.key=1111111111111111111111111111111111111111111111111111111111111111",
      "qianyin.publish-interval=200ms",
      "QIANYIN_PASSPHRASE=only for tests"
    })
@DirtiesContext
class NoChainIT {

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void data(DynamicPropertyRegistry registry) {
    registry.add("qianyin.data", NoChainIT::newFolder);
  }

  private static String newFolder() {
    try {
      Path target = Files.createDirectories(Path.of("target", "it"));
      return Files.createTempDirectory(target, "no-chain-").toAbsolutePath().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void promisesNoAnchorThatCannotCome() throws Exception {
    Server server = new Server("http://127.0.0.1:" + port);
    var entry = new Author("localhost/main").registration();
    String type = "application/vnd.qianyin.entry+json";
    assertThat(server.post("/v1/entries", type, entry.bytes()).status()).isEqualTo(201);

    for (String wait : new String[] {"0", "1"}) {
      requireUnavailable(server.post("/v1/anchors?wait=" + wait, "application/json", new byte[0]));
    }
    requireUnavailable(server.get("/v1/entries/" + entry.id() + "/proof?level=anchored&wait=1"));
  }

  @Test
  void doesNotLetAnybodyWaitForAChainThatIsGone() throws Exception {
    Server server = new Server("http://127.0.0.1:" + port);
    var entry = new Author("localhost/main").registration();
    String type = "application/vnd.qianyin.entry+json";
    assertThat(server.post("/v1/entries", type, entry.bytes()).status()).isEqualTo(201);
    long begin = System.nanoTime();
    requireUnavailable(server.post("/v1/anchors?wait=55", "application/json", new byte[0]));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
  }

  private static void requireUnavailable(Server.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("CHAIN_UNAVAILABLE");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.json().path("detail").asString())
        .contains("chain")
        .doesNotContain("127.0.0.1");
  }
}
