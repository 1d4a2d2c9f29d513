package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.anchor.account.Account;
import org.qianyin.backend.anchor.account.Accounts;
import org.qianyin.backend.anchor.account.KeySettings;
import org.qianyin.backend.anchor.rpc.FeeSettings;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;

/** What anchoring does on any chain; run against each client. */
abstract class ChainContract {

  private static final Duration FAST = Duration.ofSeconds(1);

  /** Long enough for things to happen while a transaction waits. */
  private static final Duration SLOW = Duration.ofSeconds(3);

  private static AnchorDatabase database;

  @TempDir Path folder;

  private @Nullable ChainNode running;
  private @Nullable AnchoringBench anchoring;

  abstract TestChain chain();

  @BeforeAll
  static void startDatabase() throws Exception {
    database = new AnchorDatabase();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    database.close();
  }

  @AfterEach
  void stop() {
    if (anchoring != null) {
      anchoring.close();
    }
    if (running != null) {
      running.close();
    }
  }

  final Rpc started(Duration blockTime) throws Exception {
    running = chain().start(blockTime);
    Rpc rpc = new Rpc(running.rpc());
    await().atMost(AnchoringBench.PATIENCE).until(() -> rpc.height() > 0);
    return rpc;
  }

  final ChainOptions options(Rpc rpc) {
    return ChainOptions.of(rpc.url()).confirmations(chain().confirmations());
  }

  final AnchoringBench anchoring(ChainOptions options) {
    anchoring = AnchoringBench.on(database.emptied(), options, folder);
    return anchoring.start();
  }

  final AnchoringBench anchoring(Account account, ChainOptions options) {
    anchoring = AnchoringBench.paidBy(account, database.emptied(), options, folder);
    return anchoring.start();
  }

  private String type(Rpc rpc, Anchor anchor) throws Exception {
    return rpc.call("eth_getTransactionByHash", anchor.transaction()).path("type").asString();
  }

  @Test
  void anchorsWithEip1559FeesAndKeepsAProofThatHolds() throws Exception {
    Rpc rpc = started(FAST);
    AnchoringBench bench = anchoring(options(rpc));

    Anchor first = bench.anchored(10);
    Anchor second = bench.anchored(300);

    assertThat(type(rpc, second)).isEqualTo("0x2");
    assertThat(first.settled().orElseThrow().gasUsed())
        .isEqualTo(Rpc.number(receipt(rpc, first).path("gasUsed")));
    assertThat(second.settled().orElseThrow().proof()).isPresent();
    assertThat(AnchoringBench.events(rpc, second)).isOne();
  }

  @Test
  void anchorsWithAGasPriceWhereThatIsWanted() throws Exception {
    Rpc rpc = started(FAST);
    AnchoringBench bench = anchoring(options(rpc).fees(FeeSettings.Kind.LEGACY));

    assertThat(type(rpc, bench.anchored(10))).isEqualTo("0x0");
  }

  @Test
  void replacesAStuckTransactionUnderItsNonceAtHigherFees() throws Exception {
    Rpc rpc = started(SLOW);
    AnchoringBench bench =
        anchoring(options(rpc).confirmations(1).stuckAfter(Duration.ofMillis(500)));

    long chainId = Rpc.number(rpc.call("eth_chainId"));
    Anchor anchor = bench.anchored(1);
    // A block may come before an anchor is stuck: then the next one is.
    while (bench.store.transactions(chainId, anchor.size()).size() < 2 && anchor.size() < 6) {
      anchor = bench.anchored(anchor.size() + 1);
    }

    assertThat(bench.store.transactions(chainId, anchor.size())).hasSizeGreaterThan(1);
    assertThat(AnchoringBench.events(rpc, anchor)).isOne();
    // One for the contract, one for each anchor: all others were replaced.
    assertThat(rpc.nonce(TestChain.ACCOUNT)).isEqualTo(1 + anchor.size());
  }

  @Test
  void anchorsAgainWhenAnotherTransactionTookItsNonce() throws Exception {
    Rpc rpc = started(SLOW);
    AnchoringBench bench = anchoring(options(rpc).confirmations(1));
    bench.anchored(5);
    long nonce = rpc.nonce(TestChain.ACCOUNT);
    bench.demand(9);
    await().atMost(AnchoringBench.PATIENCE).until(() -> bench.store.open().isPresent());
    String foreign = foreign(rpc, nonce);

    Anchor anchor = bench.awaited(9);

    assertThat(rpc.call("eth_getTransactionReceipt", foreign).path("status").asString())
        .isEqualTo("0x1");
    assertThat(anchor.transaction()).isNotEqualTo(foreign);
    assertThat(AnchoringBench.events(rpc, anchor)).isOne();
    assertThat(rpc.nonce(TestChain.ACCOUNT)).isEqualTo(nonce + 2);
  }

  /** A payment by the same key, from elsewhere. */
  private static String foreign(Rpc rpc, long nonce) throws Exception {
    return sent(rpc, nonce, 21_000, "0x000000000000000000000000000000000000dead", "");
  }

  /** Sends what pays enough to be preferred. */
  private static String sent(Rpc rpc, long nonce, long gas, String to, String data)
      throws Exception {
    BigInteger fee = BigInteger.valueOf(500_000_000_000L);
    RawTransaction transaction =
        RawTransaction.createTransaction(
            Rpc.number(rpc.call("eth_chainId")),
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(gas),
            to,
            BigInteger.ZERO,
            data,
            fee,
            fee);
    byte[] signed = TransactionEncoder.signMessage(transaction, Credentials.create(TestChain.KEY));
    return rpc.call("eth_sendRawTransaction", Numeric.toHexString(signed)).asString();
  }

  @Test
  void anchorsAgainWhatAReorganisationTookBack() throws Exception {
    Rpc rpc = started(FAST);
    // So many blocks to wait for that there is time to take the anchor back before it is final.
    AnchoringBench bench = anchoring(ChainOptions.of(rpc.url()).confirmations(6));
    bench.anchored(5);
    bench.demand(9);
    await()
        .atMost(AnchoringBench.PATIENCE)
        .until(() -> bench.store.open().isPresent() && mined(rpc, bench.store.open().get()));
    String before = blockOf(rpc, bench.store.open().orElseThrow());
    chain().forget(rpc, 3);

    Anchor anchor = bench.awaited(9);

    assertThat(blockOf(rpc, anchor)).isNotEqualTo(before);
    assertThat(AnchoringBench.events(rpc, anchor)).isOne();
  }

  private static boolean mined(Rpc rpc, Anchor anchor) throws Exception {
    return receipt(rpc, anchor).has("blockHash");
  }

  private static String blockOf(Rpc rpc, Anchor anchor) throws Exception {
    return receipt(rpc, anchor).path("blockHash").asString();
  }

  private static JsonNode receipt(Rpc rpc, Anchor anchor) throws Exception {
    return rpc.call("eth_getTransactionReceipt", anchor.transaction());
  }

  @Test
  void sendsNothingTwiceAfterARestartWithATransactionInFlight() throws Exception {
    Rpc rpc = started(SLOW);
    AnchoringBench bench = anchoring(options(rpc).confirmations(1));
    bench.anchored(5);
    bench.demand(9);
    await().atMost(AnchoringBench.PATIENCE).until(() -> bench.store.open().isPresent());
    String sent = bench.store.open().orElseThrow().transaction();
    bench.ledger.growTo(12);
    bench.restart();

    Anchor anchor = bench.awaited(9);

    assertThat(anchor.transaction()).isEqualTo(sent);
    assertThat(AnchoringBench.events(rpc, anchor)).isOne();
    assertThat(bench.anchored(12).root()).isEqualTo(bench.ledger.root(12));
  }

  @Test
  void deploysNothingUnlessItMayAndNothingInThePlaceOfWhatIsGone() throws Exception {
    Rpc rpc = started(FAST);
    AnchoringBench bench = anchoring(options(rpc).doNotDeploy());
    bench.demand(5);
    awaitFault(bench, "qianyin chain deploy");
    bench.close();

    bench = anchoring(options(rpc).contract("0x" + "ab".repeat(20)));
    awaitFault(bench, "no code stands at 0xabab");
    assertThat(rpc.nonce(TestChain.ACCOUNT)).isZero();
  }

  private static void awaitFault(AnchoringBench bench, String words) {
    await()
        .atMost(AnchoringBench.PATIENCE)
        .untilAsserted(() -> assertThat(bench.anchoring.fault()).contains(words));
  }

  @Test
  void anchorsInNoContractThatAnotherAccountAnchorsIn() throws Exception {
    Rpc rpc = started(FAST);
    AnchoringBench bench = anchoring(options(rpc));
    String contract = bench.anchored(5).contract();
    bench.close();

    KeySettings other = new KeySettings("7".repeat(64), null, null, null, null, null);
    bench = anchoring(Accounts.open(other, FAST), options(rpc).contract(contract));
    awaitFault(bench, "lets " + TestChain.ACCOUNT + " anchor");
  }

  @Test
  void anchorsInNoContractWhoseCodeIsNotThatOfThisLog() throws Exception {
    Rpc rpc = started(FAST);
    String creation = AnchorContract.creation("localhost/another", TestChain.ACCOUNT);
    String sent = sent(rpc, 0, 1_900_000, "", creation);
    await()
        .atMost(AnchoringBench.PATIENCE)
        .until(() -> rpc.call("eth_getTransactionReceipt", sent).has("contractAddress"));
    String contract = ContractAddress.of(TestChain.ACCOUNT, 0);

    AnchoringBench bench = anchoring(options(rpc).contract(contract));
    bench.demand(5);

    awaitFault(bench, "the code at " + contract + " has the hash 0x");
    assertThat(bench.anchoring.fault()).contains("not that of CheckpointAnchor");
    assertThat(bench.store.open()).isEmpty();
    assertThat(rpc.nonce(TestChain.ACCOUNT)).isOne();
  }

  @Test
  void waitsWhileTheChainIsDearerThanItMayPay() throws Exception {
    Rpc rpc = started(FAST);
    AnchoringBench bench = anchoring(options(rpc).maxFee(1));
    bench.demand(5);

    awaitFault(bench, "qianyin.chain.max-fee");
    assertThat(bench.store.open()).isEmpty();
  }
}
