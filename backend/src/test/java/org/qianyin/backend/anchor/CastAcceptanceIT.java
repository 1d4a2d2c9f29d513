package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.contracts.AnchorCode;
import org.qianyin.proof.testing.Program;
import org.qianyin.proof.testing.RequiresProgram;

/** Anybody with Foundry's cast reads from the contract what we anchored there. */
@RequiresProgram("cast")
class CastAcceptanceIT {

  @TempDir private Path folder;

  @Test
  void castReadsTheAnchorsAndNoneThatWasNotMade() throws Exception {
    try (AnchorDatabase database = new AnchorDatabase();
        ChainNode chain = new AnvilChain(folder, List.of()).start(Duration.ofMillis(500))) {
      Rpc rpc = new Rpc(chain.rpc());
      await().atMost(AnchoringBench.PATIENCE).until(() -> rpc.height() > 0);
      try (AnchoringBench bench =
          AnchoringBench.on(database.emptied(), ChainOptions.of(rpc.url()), folder).start()) {
        Anchor first = bench.anchored(10);
        Anchor second = bench.anchored(300);
        String contract = second.contract();
        byte[] origin = AnchorCode.originHash(bench.ledger.origin());

        assertThat(call(rpc, contract, "rootOf(uint64)(bytes32)", 10)).isEqualTo(hex(first));
        assertThat(call(rpc, contract, "rootOf(uint64)(bytes32)", 300)).isEqualTo(hex(second));
        assertThat(call(rpc, contract, "rootOf(uint64)(bytes32)", 299))
            .isEqualTo("0x" + "00".repeat(32));
        assertThat(call(rpc, contract, "head()(uint64,uint64,uint64)").lines())
            .startsWith("300", "2");
        assertThat(call(rpc, contract, "originHash()(bytes32)")).isEqualTo(hex(origin));
        String code = cast("code", contract, "--rpc-url", rpc.url());
        assertThat(cast("keccak", code)).isEqualTo(hex(AnchorCode.codeHash(origin)));
      }
    }
  }

  private static String call(Rpc rpc, String contract, String function, Object... arguments)
      throws Exception {
    return Program.named("cast")
        .with("call", "--rpc-url", rpc.url(), contract, function)
        .with(arguments)
        .run()
        .out()
        .strip();
  }

  private static String cast(Object... arguments) throws Exception {
    return Program.named("cast").with(arguments).run().out().strip();
  }

  private static String hex(Anchor anchor) {
    return "0x" + anchor.root().hex();
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
