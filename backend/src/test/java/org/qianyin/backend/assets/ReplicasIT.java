package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** A server whose files go to a Kubo node, and from there to a folder. */
@RequiresProgram("ipfs")
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "qianyin.chain.mode=none",
      "QIANYIN_PASSPHRASE=only for tests",
      "qianyin.assets.store=kubo",
      "qianyin.assets.kubo.connect=1s",
      "qianyin.assets.kubo.stall=3s"
    })
@DirtiesContext
class ReplicasIT {

  private static final int MIB = 1 << 20;
  private static final Duration SOON = Duration.ofSeconds(60);

  @SuppressWarnings("NullAway.Init") // set before the server starts
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static KuboNode node;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry registry) throws Exception {
    folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "replicas");
    node = KuboNode.start(folder.toAbsolutePath().resolve("kubo"));
    registry.add("qianyin.data", () -> folder.resolve("data").toAbsolutePath().toString());
    registry.add("qianyin.assets.kubo.url", () -> node.url().toString());
    registry.add("qianyin.assets.replicas[0].name", () -> "mirror");
    registry.add("qianyin.assets.replicas[0].store", () -> "local");
    registry.add("qianyin.assets.replicas[0].folder", () -> mirror().toString());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void copiesWhatItStoresAndShowsHowFarTheCopiesAre() throws Exception {
    Sample file = stored(Sample.of(1, 3 * MIB));
    await(() -> isMirrored(file));
    await(() -> metric("qianyin_assets_copies_pending") == 0);
    assertThat(metric("qianyin_assets_copies_oldest_seconds")).isZero();
    assertThat(metric("qianyin_assets_copies_made_total")).isPositive();
  }

  @Test
  void servesAFileWhoseBlockRottedAndHealsIt() throws Exception {
    Sample file = stored(Sample.of(2, 3 * MIB));
    await(() -> isMirrored(file));
    Path rotten = blockFile(file, 1);
    byte[] right = Files.readAllBytes(rotten);
    byte[] wrong = right.clone();
    wrong[wrong.length / 2] ^= 1;
    Files.write(rotten, wrong);

    assertThat(download(file)).isEqualTo(file.bytes());
    await(() -> holds(rotten, right));
  }

  @Test
  void servesAFileThatTheNodeLostAndHealsIt() throws Exception {
    Sample file = stored(Sample.of(3, 3 * MIB));
    await(() -> isMirrored(file));
    node.ipfs("pin", "rm", file.cid().toString());
    node.ipfs("repo", "gc");

    assertThat(download(file)).isEqualTo(file.bytes());
    await(() -> node.ipfs("pin", "ls", "--type=recursive").contains(file.cid().toString()));
  }

  @Test
  void servesFilesWhileTheNodeIsDownAndTakesThemAgainWhenItIsUp() throws Exception {
    Sample file = stored(Sample.of(4, 2 * MIB));
    await(() -> isMirrored(file));
    node.stop();
    try {
      assertThat(download(file)).isEqualTo(file.bytes());
      Server.Answer refused = upload(Sample.of(5, MIB));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("STORE_UNAVAILABLE");
      assertThat(refused.json().path("detail").asString()).contains("the Kubo node at 127.0.0.1");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    } finally {
      node.restart();
    }
    stored(Sample.of(5, MIB));
  }

  @Test
  void saysThatNoStoreHasTheBytesRightAndHealsWhenOneHas() throws Exception {
    Sample file = stored(Sample.of(6, 3 * MIB));
    await(() -> isMirrored(file));
    Files.write(blockFile(file, 0), new byte[MIB]);
    Files.write(mirrored(file), new byte[3 * MIB]);

    Server.Answer answer = server().get("/v1/assets/" + file.cid());
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.code()).isEqualTo("CONTENT_LOST");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable");

    Files.write(mirrored(file), file.bytes()); // from a backup, without its inner nodes
    await(() -> server().get("/v1/assets/" + file.cid()).status() == 200);
    assertThat(download(file)).isEqualTo(file.bytes());
    await(() -> metric("qianyin_assets_copies_pending") == 0);
  }

  private Sample stored(Sample file) throws Exception {
    Server.Answer answer = upload(file);
    assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    assertThat(answer.json().path("cid").asString()).isEqualTo(file.cid().toString());
    return file;
  }

  private Server.Answer upload(Sample file) throws Exception {
    return server().post("/v1/assets", "application/octet-stream", file.bytes());
  }

  private byte[] download(Sample file) throws Exception {
    return server().get("/v1/assets/" + file.cid()).body();
  }

  private Server server() {
    return new Server("http://127.0.0.1:" + port);
  }

  private double metric(String name) throws Exception {
    List<String> lines =
        server()
            .get("/actuator/prometheus")
            .text()
            .lines()
            .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
            .toList();
    assertThat(lines).as(name).hasSize(1);
    return Double.parseDouble(lines.getFirst().replaceAll(".* ", ""));
  }

  private static Path mirror() {
    return folder.resolve("mirror").toAbsolutePath();
  }

  private static boolean isMirrored(Sample file) {
    return Files.exists(mirrored(file));
  }

  private static Path mirrored(Sample file) {
    String cid = file.cid().toString();
    return mirror().resolve(cid.substring(cid.length() - 2)).resolve(cid);
  }

  /** Where the node keeps a leaf. */
  private static Path blockFile(Sample file, int leaf) {
    try (Stream<Path> all = Files.walk(node.blocks())) {
      byte[] bytes = Arrays.copyOfRange(file.bytes(), leaf * MIB, (leaf + 1) * MIB);
      return all.filter(Files::isRegularFile)
          .filter(path -> holds(path, bytes))
          .findFirst()
          .orElseThrow(() -> new AssertionError("the node has no such block"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path path, byte[] bytes) {
    try {
      return Files.size(path) == bytes.length && Arrays.equals(Files.readAllBytes(path), bytes);
    } catch (NoSuchFileException e) {
      return false; // it is being replaced
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("gave up waiting").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
