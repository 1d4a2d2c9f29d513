package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.Author;
import org.qianyin.backend.Server;
import org.qianyin.backend.ServerProcess;
import org.qianyin.proof.entry.Entry;

/** A server of little patience and a short queue, whose sequencer stands still when we say so. */
class OverloadIT {

  private static final int QUEUE = 2;

  @TempDir private static Path folder;

  private static ServerProcess process;
  private static Author author;

  @BeforeAll
  static void start() throws Exception {
    process =
        ServerProcess.start(
            folder.resolve("data"),
            "--qianyin.chain.mode=none",
            "--qianyin.publish-interval=200ms",
            "--qianyin.ledger.patience=200ms",
            "--qianyin.ledger.max-batch=" + QUEUE,
            "--qianyin.ledger.max-pending=" + QUEUE);
    author = new Author("localhost/main");
    post(author.registration());
    awaitInTheLog(author.registration());
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Test
  void whatTakesLongerThanARequestIsToldLaterAndIsThereThen() throws Exception {
    Entry work = author.work();
    try (Connection standstill = standstill()) {
      Server.Answer later = post(work);
      assertThat(later.status()).isEqualTo(202);
      assertThat(later.headers().firstValue("Location")).hasValue("/v1/entries/" + work.id());
      assertThat(later.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(later.json().path("status").asString()).isEqualTo("pending");
      assertThat(get(work).status()).isEqualTo(202);
      standstill.rollback();
    }
    awaitInTheLog(work);
    assertThat(post(work).status()).isEqualTo(200);
  }

  @Test
  void aFullQueueTurnsAwayAndKeepsNothing() throws Exception {
    Entry first = author.work();
    Entry second = author.work();
    Entry third = author.work();
    try (Connection standstill = standstill()) {
      assertThat(post(first).status()).isEqualTo(202);
      assertThat(post(second).status()).isEqualTo(202);
      Server.Answer full = post(third);
      assertThat(full.status()).isEqualTo(503);
      assertThat(full.headers().firstValue("Retry-After")).hasValue("1");
      full.assertNames("OVERLOADED", "queue");
      assertThat(get(third).status()).isEqualTo(404);
      assertThat(post(first).status()).as("it has its place already").isEqualTo(202);
      standstill.rollback();
    }
    awaitInTheLog(first);
    awaitInTheLog(second);
    post(third);
    awaitInTheLog(third);
  }

  /** Holds the row that every epoch begins with. */
  private static Connection standstill() throws Exception {
    Connection connection = DriverManager.getConnection(process.jdbcUrl());
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT term FROM log_lead FOR UPDATE");
    }
    return connection;
  }

  private static Server.Answer post(Entry entry) throws Exception {
    return process
        .server()
        .post("/v1/entries", "application/vnd.qianyin.entry+json", entry.bytes());
  }

  private static Server.Answer get(Entry entry) throws Exception {
    return process.server().get("/v1/entries/" + entry.id());
  }

  private static void awaitInTheLog(Entry entry) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Server.Answer answer = get(entry);
    while (answer.status() == 202 && System.nanoTime() < end) {
      Thread.sleep(2);
      answer = get(entry);
    }
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("id").asString()).isEqualTo(entry.id().hex());
  }
}
