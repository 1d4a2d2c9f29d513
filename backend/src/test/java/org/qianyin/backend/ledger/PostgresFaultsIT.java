package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qianyin.backend.Author;
import org.qianyin.backend.Server;
import org.qianyin.backend.ServerProcess;
import org.qianyin.backend.database.PostgresServer;
import org.qianyin.backend.database.PostgresServer.Version;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.SignedNote;

/** Whatever happens to a PostgreSQL server while entries come in. */
class PostgresFaultsIT {

  private static final String ENTRY = "application/vnd.qianyin.entry+json";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final Author author = new Author("localhost/main");

  @ParameterizedTest
  @EnumSource
  void losesNothingWhenTheServerIsRestartedWhileAppending(Version version) throws Exception {
    try (PostgresServer postgres = PostgresServer.start(version, folder.resolve("postgres"));
        ServerProcess process = start(postgres.settings())) {
      register(process);
      Traffic traffic = new Traffic(process::server, author, 4);
      traffic.awaitMore(10);
      postgres.kill();
      postgres.restart();
      traffic.awaitMore(10);
      postgres.stop();
      postgres.restart();
      traffic.awaitMore(10);
      traffic.end();
      assertWhole(process, traffic);
    }
  }

  @Test
  void goesOnWithTheStandbyWhenThePrimaryIsGone() throws Exception {
    try (PostgresServer primary = PostgresServer.start(Version.V18, folder.resolve("primary"));
        PostgresServer standby = primary.standby(folder.resolve("standby"))) {
      primary.commitWithStandby();
      Map<String, String> settings = primary.settings();
      settings.put(
          "qianyin.postgres.url",
          "jdbc:postgresql://" + primary.host() + "," + standby.host() + "/qianyin");
      try (ServerProcess process = start(settings)) {
        register(process);
        Traffic traffic = new Traffic(process::server, author, 4);
        traffic.awaitMore(20);
        primary.kill();
        standby.promote();
        traffic.awaitMore(20);
        traffic.end();
        assertWhole(process, traffic);
        assertThat(standby.ask("SELECT max(size) FROM log_head"))
            .isEqualTo(Long.toString(published(process).size()));
      }
    }
  }

  /** The head is on the disk of the primary, and would be lost with it. */
  @Test
  void signsNothingThatTheStandbyDoesNotHave() throws Exception {
    try (PostgresServer primary = PostgresServer.start(Version.V17, folder.resolve("primary"));
        PostgresServer standby = primary.standby(folder.resolve("standby"))) {
      primary.commitWithStandby();
      Map<String, String> settings = primary.settings();
      settings.put("qianyin.publish-interval", "5s");
      settings.put("qianyin.ledger.patience", "1s");
      settings.put("qianyin.postgres.deadlines.statement", "2s");
      settings.put("qianyin.postgres.deadlines.answer", "3s");
      try (ServerProcess process = start(settings)) {
        register(process);
        Checkpoint before = published(process);
        Entry work = author.work();
        assertThat(post(process, work).status()).isEqualTo(202);
        standby.stop();
        String sizes = "SELECT max(size) > " + before.size() + " FROM log_head";
        awaitWords(process, "the epoch is taken up again", 1);
        primary.kill();
        primary.restart();
        primary.await(sizes, "t");
        awaitWords(process, "not yet", 3);
        assertThat(published(process)).isEqualTo(before);

        standby.restart();
        Server.Answer answer = awaitAnswer(process, work);
        assertThat(Traffic.checkpoint(answer.body()).size()).isGreaterThan(before.size());
        assertThat(process.words()).doesNotContain("FORK_RISK");
      }
    }
  }

  @Test
  void saysSoWhenNoConnectionIsLeftAndGoesOnWhenOneIs() throws Exception {
    try (PostgresServer postgres = PostgresServer.start(Version.V18, folder.resolve("postgres"))) {
      Map<String, String> settings = postgres.settings();
      settings.put("qianyin.postgres.connections", "4");
      settings.put("qianyin.postgres.deadlines.free-connection", "1s");
      try (ServerProcess process = start(settings)) {
        register(process);
        List<Connection> others = new ArrayList<>();
        try {
          takeAll(postgres, others);
          Entry work = author.work();
          // The first answer may still be about a connection that was cut.
          Awaitility.await()
              .atMost(PATIENCE)
              .untilAsserted(() -> {
                Server.Answer refused = post(process, work);
                assertThat(refused.status()).isEqualTo(503);
                refused.assertNames("LEDGER_UNAVAILABLE", "database");
                assertThat(refused.text()).contains("no free connection for this server");
              });
          Server.Answer list = process.server().get("/v1/works");
          assertThat(list.status()).isEqualTo(503);
          assertThat(list.json().path("detail").asString()).contains("no free connection");
        } finally {
          for (Connection each : others) {
            each.close();
          }
        }
        awaitAnswer(process, author.work());
        assertThat(process.words()).doesNotContain("FORK_RISK");
      }
    }
  }

  /** Somebody else's program takes every connection, those of the backend too as they end. */
  private static void takeAll(PostgresServer postgres, List<Connection> others) throws Exception {
    String left = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'qianyin'";
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (others.size() < PostgresServer.MOST_CONNECTIONS - 3 || !postgres.ask(left).equals("0")) {
      assertThat(System.nanoTime()).isLessThan(end);
      postgres.superuser(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'qianyin'");
      takeFree(postgres, others);
    }
  }

  private static void takeFree(PostgresServer postgres, List<Connection> others) {
    try {
      while (others.size() < PostgresServer.MOST_CONNECTIONS) {
        others.add(postgres.connect());
      }
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("53300");
    }
  }

  private ServerProcess start(Map<String, String> settings) throws Exception {
    settings.putIfAbsent("qianyin.publish-interval", "200ms");
    settings.put("qianyin.chain.mode", "none");
    List<String> options = PostgresServer.options(settings);
    return ServerProcess.start(folder.resolve("data"), options.toArray(String[]::new));
  }

  private void register(ServerProcess process) throws Exception {
    awaitAnswer(process, author.registration());
  }

  private static Server.Answer post(ServerProcess process, Entry entry) throws Exception {
    return process.server().post("/v1/entries", ENTRY, entry.bytes());
  }

  /** Sends the same entry again until it is in the log. */
  private static Server.Answer awaitAnswer(ServerProcess process, Entry entry) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Server.Answer answer = post(process, entry);
    while (answer.status() != 200 && answer.status() != 201) {
      assertThat(answer.status()).as(answer.text()).isIn(202, 503);
      assertThat(System.nanoTime()).as(answer.text()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      answer = post(process, entry);
    }
    return answer;
  }

  private static void awaitWords(ServerProcess process, String words, int times) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int before = count(process, words);
    while (count(process, words) < before + times) {
      assertThat(System.nanoTime()).as(words).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static int count(ServerProcess process, String words) throws Exception {
    return (int) process.words().lines().filter(line -> line.contains(words)).count();
  }

  private Checkpoint published(ServerProcess process) throws Exception {
    return SignedNote.parse(process.server().get("/checkpoint").text())
        .then(note -> Checkpoint.parse(note.text()))
        .orThrow();
  }

  private void assertWhole(ServerProcess process, Traffic traffic) throws Exception {
    assertThat(Files.exists(folder.resolve("data/postgres"))).isFalse();
    PublicLog.assertHolds(folder.resolve("data"), traffic);
    assertThat(process.words()).doesNotContain("FORK_RISK").doesNotContain("TILE_CONFLICT");
  }
}
