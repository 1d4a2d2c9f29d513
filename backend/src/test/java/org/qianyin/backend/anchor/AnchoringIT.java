package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Anchoring against a real chain and a real database, with the chain taken away in between. */
class AnchoringIT {

  private static final String ANVIL =
      "../contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static EmbeddedPostgres postgres;

  private final GrownLog ledger = new GrownLog();
  private AnchorStore store;
  private ChainWay way;
  private Anchoring anchoring;

  @TempDir Path folder;

  @BeforeAll
  static void startDatabase() throws Exception {
    postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
    Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void start() {
    JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
    jdbc.sql("TRUNCATE anchor, anchor_contract").update();
    store = new AnchorStore(jdbc);
    way = new ChainWay(settings(), folder, ledger, store, Clock.systemUTC());
    anchoring = new Anchoring(way, ledger, store, Duration.ofMillis(200), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    anchoring.stop();
  }

  private static ChainSettings settings() {
    return new ChainSettings(
        "auto",
        null,
        null,
        null,
        ANVIL,
        31337,
        Duration.ofMillis(250),
        Duration.ZERO,
        Duration.ofMillis(200),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30));
  }

  private Anchor anchored(long size) throws InterruptedException {
    anchoring.demand();
    return anchoring
        .await(size, PATIENCE)
        .orElseThrow(() -> new AssertionError("not anchored: " + anchoring.trouble()));
  }

  @Test
  void anchorsTheNewestHeadAndKeepsTheProof() throws Exception {
    ledger.growTo(1_000);
    anchoring.start();

    Anchor anchor = anchored(1_000);

    assertThat(anchor.root()).isEqualTo(ledger.root(1_000));
    Anchor.Settled settled = anchor.settled().orElseThrow();
    assertThat(settled.gasUsed()).isBetween(21_000L, 95_000L);
    Json.Obj proof =
        (Json.Obj) Jcs.parse(settled.proof().getBytes(StandardCharsets.US_ASCII), 8).orThrow();
    assertThat(proof.members().keySet())
        .containsExactly(
            "account", "block", "chain", "contract", "header", "root", "size", "storage");
    assertThat(proof.string("root")).isEqualTo(ledger.root(1_000).hex());
    assertThat(ledger.retained()).containsExactly(1_000L);
  }

  @Test
  void extendsTheLastAnchorWithAConsistencyProof() throws Exception {
    ledger.growTo(5);
    anchoring.start();
    anchored(5);
    ledger.growTo(77);

    assertThat(anchored(77).root()).isEqualTo(ledger.root(77));
    assertThat(store.list(Long.MAX_VALUE, 10)).extracting(Anchor::size).containsExactly(77L, 5L);
  }

  @Test
  void anchorsAgainWhatADyingChainForgot() throws Exception {
    ledger.growTo(3);
    anchoring.start();
    anchored(3);
    ledger.growTo(9);
    anchoring.demand();
    killChain();

    assertThat(anchored(9).root()).isEqualTo(ledger.root(9));
    assertThat(store.open()).isEmpty();
  }

  @Test
  void goesOnAfterARestartOfTheApplicationInTheMiddle() throws Exception {
    ledger.growTo(4);
    anchoring.start();
    anchored(4);
    ledger.growTo(6);
    anchoring.demand();
    anchoring.stop();

    way = new ChainWay(settings(), folder, ledger, store, Clock.systemUTC());
    anchoring = new Anchoring(way, ledger, store, Duration.ofMillis(200), Clock.systemUTC());
    anchoring.start();

    assertThat(anchored(6).root()).isEqualTo(ledger.root(6));
  }

  @Test
  void anchorsNothingOnAContractThatKnowsAnotherLog() throws Exception {
    ledger.growTo(10);
    anchoring.start();
    anchored(10);
    anchoring.stop();

    GrownLog other = new GrownLog();
    other.growTo(2);
    ChainWay wrong = new ChainWay(settings(), folder, other, store, Clock.systemUTC());
    try (wrong) {
      AnchorSchedule schedule = wrong.open();
      JdbcClient.create(postgres.getPostgresDatabase()).sql("DELETE FROM anchor").update();
      assertThatThrownBy(() -> schedule.step(2)).hasMessageContaining("FORK_RISK");
    }
  }

  /** SIGKILL: what the chain has not dumped by then is lost. */
  private void killChain() throws Exception {
    String pid = java.nio.file.Files.readString(folder.resolve("anvil.pid")).trim();
    ProcessHandle chain = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    chain.destroyForcibly();
    chain.onExit().get(10, TimeUnit.SECONDS);
  }
}
