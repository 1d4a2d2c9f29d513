package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.Author;
import org.qianyin.backend.Server;
import org.qianyin.backend.ServerProcess;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.Rules;

/** Kills whatever can be killed while entries come in, and then reads the log as a stranger. */
class CrashIT {

  private static final String ENTRY = "application/vnd.qianyin.entry+json";
  private static final String LOG = "localhost/main";
  private static final String[] OPTIONS = {
    "--qianyin.chain.mode=none", "--qianyin.publish-interval=200ms"
  };

  @TempDir private Path folder;

  @Test
  void losesNothingAcknowledgedAndDoesNotForkWhenItIsKilledWhileAppending() throws Exception {
    Path data = folder.resolve("data");
    Author author = new Author(LOG);
    try (ServerProcess process = ServerProcess.start(data, OPTIONS)) {
      register(process, author);
      Traffic traffic = new Traffic(process::server, author, 8);
      for (int kill = 0; kill < 3; kill++) {
        traffic.awaitMore(20);
        process.kill();
        process.restart();
      }
      traffic.awaitMore(20);
      traffic.end();
      PublicLog.assertHolds(data, traffic);
      assertThat(process.words()).doesNotContain("FORK_RISK").doesNotContain("TILE_CONFLICT");
    }
  }

  @Test
  void goesOnWhenItsPostgresIsKilledWhileAppending() throws Exception {
    Path data = folder.resolve("data");
    Author author = new Author(LOG);
    try (ServerProcess process = ServerProcess.start(data, OPTIONS)) {
      register(process, author);
      Traffic traffic = new Traffic(process::server, author, 8);
      for (int kill = 0; kill < 2; kill++) {
        traffic.awaitMore(20);
        ProcessHandle postgres = process.postgres();
        assertThat(postgres.destroyForcibly()).isTrue();
        postgres.onExit().join();
        traffic.awaitMore(20);
      }
      traffic.end();
      PublicLog.assertHolds(data, traffic);
      assertThat(process.words()).doesNotContain("FORK_RISK").doesNotContain("TILE_CONFLICT");
    }
  }

  @Test
  void signsNothingBesideADatabaseThatHoldsALogOfALostSigner() throws Exception {
    try (ServerProcess first = ServerProcess.start(folder.resolve("first"), OPTIONS)) {
      String[] options = {
        OPTIONS[0],
        OPTIONS[1],
        "--qianyin.postgres.url=" + first.jdbcUrl().replaceFirst("\\?.*", ""),
        "--qianyin.postgres.user=postgres",
        "--qianyin.postgres.migration.user=postgres"
      };
      try (ServerProcess second = ServerProcess.start(folder.resolve("second"), options)) {
        assertThat(second.words()).contains("FORK_RISK").contains("Restore signer/");
        assertThat(second.server().get("/checkpoint").status()).isEqualTo(404);
        second.kill();
        second.restart();
        assertThat(second.server().get("/actuator/health").status()).isEqualTo(503);
      }
    }
  }

  @Test
  void signsNothingOnARestoredBackupAndNothingAfterAnotherLeaderTookOver() throws Exception {
    Path data = folder.resolve("data");
    Path backup = folder.resolve("backup");
    Author author = new Author(LOG);
    // A deposed leader tells those who wait at once, and not when their patience ends.
    String[] options = {OPTIONS[0], OPTIONS[1], "--qianyin.ledger.patience=60s"};
    try (ServerProcess process = ServerProcess.start(data, options)) {
      register(process, author);
      assertThat(health(process, "readiness")).isEqualTo(200);
      assertThat(process.stop()).isEqualTo(143);
      copy(data.resolve("postgres"), backup);
      process.restart();
      assertThat(post(process, author.work()).status()).isEqualTo(201);
      takeOver(process);
      assertThat(post(process, author.work()).status()).isEqualTo(202);
      post(process, author.work()).assertNames("FORK_RISK", "log");
      assertThat(health(process, "readiness")).isEqualTo(503);
      assertThat(health(process, "liveness")).isEqualTo(200);
      process.stop();
      String published = Files.readString(data.resolve("log/checkpoint"));

      delete(data.resolve("postgres"));
      copy(backup, data.resolve("postgres"));
      process.restart();
      Server.Answer refused = post(process, author.work());
      assertThat(refused.status()).isEqualTo(503);
      refused.assertNames("FORK_RISK", "log");
      assertThat(refused.json().path("detail").asString()).contains("the signer knows");
      assertThat(health(process, "readiness")).isEqualTo(503);
      assertThat(process.server().get("/checkpoint").text()).isEqualTo(published);
    }
  }

  private static int health(ServerProcess process, String group) throws Exception {
    return process.server().get("/actuator/health/" + group).status();
  }

  private static void takeOver(ServerProcess process) throws Exception {
    try (Connection connection = DriverManager.getConnection(process.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE log_lead SET term = term + 1");
    }
  }

  private static void register(ServerProcess process, Author author) throws Exception {
    assertThat(post(process, author.registration()).status()).isEqualTo(201);
  }

  private static Server.Answer post(ServerProcess process, Entry entry) throws Exception {
    return process.server().post("/v1/entries", ENTRY, entry.bytes());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(
            each,
            to.resolve(from.relativize(each).toString()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** A check that cannot fail proves nothing: a forged entry must show in the replay used above. */
  @Test
  void theReplayThatJudgesTheseTestsSeesAForgedEntry() {
    Author author = new Author(LOG);
    String text =
        new String(author.registration().bytes(), java.nio.charset.StandardCharsets.US_ASCII);
    Outcome<Entry> forged =
        Entry.parse(
            text.replace("\"org\"", "\"person\"")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            Rules.types());
    assertThat(forged.orThrow().checkSignatures()).map(Refusal::reason).isPresent();
  }
}
