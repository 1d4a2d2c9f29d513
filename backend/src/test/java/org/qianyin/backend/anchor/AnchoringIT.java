package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/** Anchoring on the development chain, with the chain taken away in between. */
class AnchoringIT {

  private static AnchorDatabase database;

  private AnchoringBench bench;

  @TempDir Path folder;

  @BeforeAll
  static void startDatabase() throws Exception {
    database = new AnchorDatabase();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    database.close();
  }

  @BeforeEach
  void start() {
    bench = AnchoringBench.onDevelopmentChain(database.emptied(), folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void anchorsTheNewestHeadAndKeepsTheProof() throws Exception {
    bench.start();

    Anchor anchor = bench.anchored(1_000);

    assertThat(anchor.root()).isEqualTo(bench.ledger.root(1_000));
    Anchor.Settled settled = anchor.settled().orElseThrow();
    assertThat(settled.gasUsed()).isBetween(21_000L, 95_000L);
    byte[] text = settled.proof().orElseThrow().getBytes(StandardCharsets.US_ASCII);
    Json.Obj proof = (Json.Obj) Jcs.parse(text, 8).orThrow();
    assertThat(proof.members().keySet())
        .containsExactly(
            "account", "block", "chain", "contract", "header", "root", "size", "storage");
    assertThat(proof.string("root")).isEqualTo(bench.ledger.root(1_000).hex());
    assertThat(bench.ledger.retained()).containsExactly(1_000L);
  }

  @Test
  void extendsTheLastAnchorWithAConsistencyProof() throws Exception {
    bench.start();
    bench.anchored(5);

    assertThat(bench.anchored(77).root()).isEqualTo(bench.ledger.root(77));
    assertThat(bench.store.list(Long.MAX_VALUE, 10))
        .extracting(Anchor::size)
        .containsExactly(77L, 5L);
  }

  @Test
  void anchorsAgainWhatADyingChainForgot() throws Exception {
    bench.start();
    bench.anchored(3);
    bench.demand(9);
    killChain();

    assertThat(bench.anchored(9).root()).isEqualTo(bench.ledger.root(9));
    assertThat(bench.store.open()).isEmpty();
  }

  @Test
  void goesOnAfterARestartOfTheApplicationInTheMiddle() throws Exception {
    bench.start();
    bench.anchored(4);
    bench.demand(6);
    bench.restart();

    assertThat(bench.anchored(6).root()).isEqualTo(bench.ledger.root(6));
  }

  @Test
  void anchorsNothingOnAContractThatKnowsAnotherLog() throws Exception {
    bench.start();
    bench.anchored(10);
    bench.anchoring.stop();

    GrownLog other = new GrownLog();
    other.growTo(2);
    try (ChainWay wrong = bench.way(other)) {
      AnchorSchedule schedule = wrong.open();
      database.jdbc().sql("DELETE FROM anchor").update();
      assertThatThrownBy(() -> schedule.step(2)).hasMessageContaining("FORK_RISK");
    }
  }

  /** SIGKILL: what the chain has not dumped by then is lost. */
  private void killChain() throws Exception {
    String pid = Files.readString(folder.resolve("anvil.pid")).trim();
    ProcessHandle chain = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    chain.destroyForcibly();
    chain.onExit().get(10, TimeUnit.SECONDS);
  }
}
