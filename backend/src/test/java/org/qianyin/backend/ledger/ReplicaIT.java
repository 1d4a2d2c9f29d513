package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.Author;
import org.qianyin.backend.Server;
import org.qianyin.backend.ServerProcess;
import org.qianyin.backend.database.PostgresServer;
import org.qianyin.proof.entry.Entry;

/** Queries are answered by a replica, and nobody can tell but by the metric. */
class ReplicaIT {

  private static final String ENTRY = "application/vnd.qianyin.entry+json";

  @TempDir private Path folder;

  private final Author author = new Author("localhost/main");

  @Test
  void answersFromTheReplicaAndNeverForgetsWhatWasJustAcknowledged() throws Exception {
    try (PostgresServer primary =
            PostgresServer.start(PostgresServer.Version.V18, folder.resolve("primary"));
        PostgresServer replica = primary.standby(folder.resolve("replica"));
        ServerProcess process = start(primary, replica)) {
      append(process, author.registration());
      Entry first = append(process, author.work());
      replica.await(
          "SELECT max(size) FROM log_head", primary.ask("SELECT max(size) FROM log_head"));

      double answered = queries(process, "answered");
      assertKnown(process, first);
      assertThat(queries(process, "answered")).isEqualTo(answered + 4);

      replica.superuser("SELECT pg_wal_replay_pause()");
      replica.await("SELECT pg_get_wal_replay_pause_state()", "paused");
      Entry second = append(process, author.work());
      double behind = queries(process, "behind");
      assertKnown(process, second);
      assertThat(queries(process, "behind")).isEqualTo(behind + 4);

      replica.superuser("SELECT pg_wal_replay_resume()");
      replica.await(
          "SELECT max(size) FROM log_head", primary.ask("SELECT max(size) FROM log_head"));
      answered = queries(process, "answered");
      assertKnown(process, second);
      assertThat(queries(process, "answered")).isEqualTo(answered + 4);

      replica.kill();
      Entry third = append(process, author.work());
      assertKnown(process, third);
      assertThat(queries(process, "failed")).isPositive();
      assertThat(queries(process, "away")).isPositive();
    }
  }

  /** The four kinds of query that a replica may answer. */
  private static void assertKnown(ServerProcess process, Entry work) throws Exception {
    String id = work.id().hex();
    assertThat(process.server().get("/v1/works/" + id).status()).isEqualTo(200);
    for (String path :
        List.of("/v1/works?limit=1000", "/v1/entries?limit=1000", "/v1/exports/works")) {
      Server.Answer answer = process.server().get(path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).contains(id);
    }
  }

  private static Entry append(ServerProcess process, Entry entry) throws Exception {
    assertThat(process.server().post("/v1/entries", ENTRY, entry.bytes()).status()).isEqualTo(201);
    return entry;
  }

  private static double queries(ServerProcess process, String outcome) throws Exception {
    return process
        .server()
        .get("/actuator/prometheus")
        .text()
        .lines()
        .filter(line -> line.startsWith("qianyin_replica_queries_total{outcome=\"" + outcome))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private ServerProcess start(PostgresServer primary, PostgresServer replica) throws Exception {
    Map<String, String> settings = primary.settings();
    settings.put(
        "qianyin.postgres.replica.url", "jdbc:postgresql://" + replica.host() + "/qianyin");
    settings.put("qianyin.postgres.replica.pause", "10m");
    List<String> options = new ArrayList<>(PostgresServer.options(settings));
    options.addAll(List.of("--qianyin.chain.mode=none", "--qianyin.publish-interval=200ms"));
    return ServerProcess.start(folder.resolve("data"), options.toArray(String[]::new));
  }
}
