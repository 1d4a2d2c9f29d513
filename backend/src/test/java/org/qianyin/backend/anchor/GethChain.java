package org.qianyin.backend.anchor;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.testing.Programs;

/** geth in development mode: a second implementation of everything. */
record GethChain(Path folder) implements TestChain {

  private static final Pattern LISTENING =
      Pattern.compile("HTTP server started +endpoint=(127\\.0\\.0\\.1:\\d+)");

  @Override
  public ChainNode start(Duration blockTime) throws Exception {
    List<String> command =
        List.of(
            Programs.get("geth").toString(),
            "--dev",
            "--dev.period=" + Math.max(1, blockTime.toSeconds()),
            "--nodiscover",
            "--maxpeers=0",
            "--nat=none",
            "--port=0",
            "--authrpc.port=0",
            "--ipcdisable",
            "--http",
            "--http.addr=127.0.0.1",
            "--http.port=0",
            "--http.api=eth,net,web3,debug,txpool");
    ChainNode node = ChainNode.start(folder, command, LISTENING);
    Rpc rpc = new Rpc(node.rpc());
    String rich = rpc.call("eth_accounts").get(0).asString();
    rpc.call(
        "eth_sendTransaction", Map.of("from", rich, "to", ACCOUNT, "value", "0x56bc75e2d63100000"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !"0x0".equals(rpc.call("eth_getBalance", ACCOUNT, "latest").asString()));
    return node;
  }

  @Override
  public void forget(Rpc node, int blocks) throws Exception {
    node.call("debug_setHead", Rpc.hex(node.height() - blocks));
  }

  @Override
  public @Nullable Integer confirmations() {
    return 2;
  }
}
