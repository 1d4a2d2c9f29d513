package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.anchor.account.Accounts;
import org.qianyin.backend.anchor.account.KeySettings;
import org.qianyin.backend.anchor.rpc.FeeSettings;
import org.qianyin.proof.testing.RequiresProgram;

/** A consortium chain of four validators: no finalized tag, no type in receipts, no gas price. */
@RequiresProgram("polygon-edge")
class IbftIT {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir private static Path folder;

  private static AnchorDatabase database;
  private static IbftNetwork network;

  private @Nullable AnchoringBench anchoring;

  @BeforeAll
  static void start() throws Exception {
    database = new AnchorDatabase();
    network = IbftNetwork.start(folder, TestChain.ACCOUNT);
  }

  @AfterAll
  static void end() throws Exception {
    network.close();
    database.close();
  }

  @AfterEach
  void stop() {
    if (anchoring != null) {
      anchoring.close();
    }
  }

  private AnchoringBench anchoring(AnchoringBench bench) {
    anchoring = bench;
    return bench.start();
  }

  private static ChainOptions options() {
    return ChainOptions.of(network.urls()).deadline(DEADLINE);
  }

  @Test
  void anchorsWhenThreeOfFourValidatorsAgreeAndOneIsLost() throws Exception {
    AnchoringBench bench =
        anchoring(
            AnchoringBench.on(database.emptied(), options().confirmations(0).agree(3), folder));

    Anchor first = bench.anchored(5);
    Rpc node = new Rpc(network.urls()[1]);
    assertThat(node.call("eth_getTransactionReceipt", first.transaction()).has("type")).isFalse();
    assertThat(AnchoringBench.events(node, first)).isOne();
    // Its nodes serve no eth_getProof: final, and said to be without a proof.
    assertThat(first.settled().orElseThrow().proof()).isEmpty();
    assertThat(bench.store.newestProven()).isEmpty();

    network.lose(0);
    assertThat(bench.anchored(9).root()).isEqualTo(bench.ledger.root(9));
    assertThat(bench.anchoring.health().getFirst().trouble()).contains("does not answer");
  }

  @Test
  void anchorsForAnAccountThatOwnsNothingWhereGasIsFree() throws Exception {
    KeySettings poor = new KeySettings("5".repeat(64), null, null, null, null, null);
    AnchoringBench bench =
        anchoring(
            AnchoringBench.paidBy(
                Accounts.open(poor, DEADLINE),
                database.emptied(),
                options().confirmations(0).agree(2).fees(FeeSettings.Kind.FREE),
                folder));

    assertThat(bench.anchored(5).root()).isEqualTo(bench.ledger.root(5));
  }

  @Test
  void saysWhichSettingAChainWithoutAFinalizedBlockNeeds() throws Exception {
    AnchoringBench bench =
        anchoring(AnchoringBench.on(database.emptied(), options().agree(2), folder));
    bench.demand(5);

    await()
        .atMost(AnchoringBench.PATIENCE)
        .untilAsserted(() ->
            assertThat(bench.anchoring.fault()).contains("Set qianyin.chain.confirmations: 0"));
    assertThat(bench.store.newestSettled()).isEmpty();
  }
}
