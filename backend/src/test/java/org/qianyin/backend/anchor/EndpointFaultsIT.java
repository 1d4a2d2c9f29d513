package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qianyin.backend.anchor.rpc.EndpointHealth;

/**
 * Three endpoints of which two have to agree, while one fails: nothing is lost, and it is named.
 */
class EndpointFaultsIT {

  private static final String ZERO = "0x" + "0".repeat(64);

  private static AnchorDatabase database;

  @TempDir Path folder;

  private ChainNode node;
  private final List<FaultyProxy> proxies = new ArrayList<>();
  private AnchoringBench bench;

  @BeforeAll
  static void startDatabase() throws Exception {
    database = new AnchorDatabase();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    database.close();
  }

  @BeforeEach
  void start() throws Exception {
    node = new AnvilChain(folder, List.of()).start(Duration.ofMillis(250));
    for (int i = 0; i < 3; i++) {
      proxies.add(new FaultyProxy(node.rpc()));
    }
    String[] urls = proxies.stream().map(FaultyProxy::url).toArray(String[]::new);
    ChainOptions options = ChainOptions.of(urls).deadline(Duration.ofSeconds(2));
    bench = AnchoringBench.on(database.emptied(), options, folder).start();
  }

  @AfterEach
  void stop() {
    bench.close();
    proxies.forEach(FaultyProxy::close);
    node.close();
  }

  private EndpointHealth health(FaultyProxy proxy) {
    return bench.anchoring.health().stream()
        .filter(endpoint -> endpoint.endpoint().equals(proxy.name()))
        .findFirst()
        .orElseThrow();
  }

  private double well(FaultyProxy proxy) {
    return bench
        .metrics
        .get("qianyin.chain.endpoint.well")
        .tag("endpoint", proxy.name())
        .gauge()
        .value();
  }

  static Stream<Arguments> faults() {
    FaultyProxy.Fault hangs =
        (method, answer) -> {
          TimeUnit.SECONDS.sleep(20);
          return answer;
        };
    return Stream.of(
        Arguments.of("HTML", (FaultyProxy.Fault) (m, a) -> "<html>login</html>", "answers HTML"),
        Arguments.of("no end in time", hangs, "gives no whole answer within the deadline"),
        Arguments.of(
            "5 MiB", (FaultyProxy.Fault) (m, a) -> "{" + " ".repeat(5 << 20) + "}", "more than"),
        Arguments.of("half a JSON", (FaultyProxy.Fault) (m, a) -> "{\"result\":", "no JSON-RPC"),
        Arguments.of("no result", (FaultyProxy.Fault) (m, a) -> "{}", "answers nonsense"),
        Arguments.of("an old block", FaultyProxy.lies("eth_blockNumber", "", "0x0"), "lags"),
        Arguments.of(
            "another chain", FaultyProxy.lies("eth_chainId", "", "0x1"), "is on chain 1, not on"),
        Arguments.of(
            "a final block that never was",
            FaultyProxy.lies("eth_getBlockByNumber", "hash", ZERO),
            "says otherwise"),
        Arguments.of(
            "a receipt of another block",
            FaultyProxy.lies("eth_getTransactionReceipt", "blockHash", ZERO),
            "says otherwise"),
        Arguments.of(
            "no code", FaultyProxy.lies("eth_getCode", "", "0x"), "says otherwise than the others"),
        Arguments.of(
            "another root",
            FaultyProxy.lies("eth_call", "", "0x" + "1".repeat(64)),
            "says otherwise"));
  }

  @ParameterizedTest(name = "an endpoint that answers {0}")
  @MethodSource("faults")
  void anchorsWithoutAnEndpointThatFailsAndTakesItBackWhenItIsWell(
      String fault, FaultyProxy.Fault how, String words) throws Exception {
    bench.anchored(3);
    await()
        .atMost(AnchoringBench.PATIENCE)
        .until(() -> proxies.stream().allMatch(p -> well(p) == 1));
    FaultyProxy first = proxies.getFirst();
    if (words.equals("lags")) {
      await().atMost(AnchoringBench.PATIENCE).until(() -> new Rpc(node.rpc()).height() > 20);
    }
    first.fail(how);

    bench.anchored(8);

    await()
        .atMost(AnchoringBench.PATIENCE)
        .untilAsserted(() -> {
          bench.anchoring.nudge();
          assertThat(health(first).trouble()).contains(first.name(), words);
        });
    assertThat(well(first)).isZero();
    assertThat(bench.anchoring.health().toString())
        .doesNotContain("hunter2", "0123456789abcdef", "token");

    first.heal();
    await()
        .atMost(AnchoringBench.PATIENCE)
        .until(() -> {
          bench.anchoring.nudge();
          return well(first) == 1;
        });
    assertThat(bench.anchored(12).root()).isEqualTo(bench.ledger.root(12));
  }

  @Test
  void callsNothingFinalOnTheWordOfOneEndpointAlone() throws Exception {
    bench.anchored(3);
    FaultyProxy.Fault lie = FaultyProxy.lies("eth_getBlockByNumber", "hash", ZERO);
    proxies.get(0).fail(lie);
    proxies.get(1).fail((method, answer) -> "<html>");
    bench.demand(8);

    await()
        .atMost(AnchoringBench.PATIENCE)
        .untilAsserted(
            () -> assertThat(bench.anchoring.fault()).contains("want 2", proxies.get(1).name()));
    assertThat(bench.store.newestSettled().orElseThrow().size()).isEqualTo(3);
    assertThat(bench.anchoring.trouble()).contains("endpoints").doesNotContain("127.0.0.1");

    proxies.forEach(FaultyProxy::heal);
    assertThat(bench.awaited(8).root()).isEqualTo(bench.ledger.root(8));
  }

  @Test
  void sendsAgainWhatEveryEndpointDropped() throws Exception {
    bench.anchored(3);
    proxies.forEach(proxy -> proxy.swallow("eth_sendRawTransaction"));
    bench.demand(8);
    await().atMost(AnchoringBench.PATIENCE).until(() -> bench.store.open().isPresent());
    String sent = bench.store.open().orElseThrow().transaction();
    Rpc rpc = new Rpc(node.rpc());
    assertThat(rpc.call("eth_getTransactionByHash", sent).isNull()).isTrue();

    proxies.forEach(FaultyProxy::heal);

    Anchor anchor = bench.awaited(8);
    assertThat(anchor.transaction()).isEqualTo(sent);
    assertThat(AnchoringBench.events(rpc, anchor)).isOne();
  }

  @Test
  void anchorsWhileTheFirstEndpointIsGone() throws Exception {
    bench.anchored(3);
    proxies.getFirst().close();

    assertThat(bench.anchored(8).root()).isEqualTo(bench.ledger.root(8));
    assertThat(health(proxies.getFirst()).trouble()).contains("does not answer");
  }
}
