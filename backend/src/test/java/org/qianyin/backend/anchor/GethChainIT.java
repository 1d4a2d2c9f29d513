package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.anchor.account.Account;
import org.qianyin.backend.anchor.account.Accounts;
import org.qianyin.backend.anchor.account.KeySettings;
import org.qianyin.proof.testing.RequiresProgram;

/** geth, with two confirmations: its own tag moves by 32 blocks. */
@RequiresProgram("geth")
class GethChainIT extends ChainContract {

  @Override
  TestChain chain() {
    return new GethChain(folder);
  }

  @Test
  void believesTheChainsOwnTagForWhatIsFinal() throws Exception {
    Rpc rpc = started(Duration.ofSeconds(1));
    AnchoringBench bench = anchoring(ChainOptions.of(rpc.url()));

    Anchor.Settled settled = bench.anchored(5).settled().orElseThrow();

    assertThat(settled.block()).isPositive().isEqualTo(32 * (settled.block() / 32));
    assertThat(settled.proof()).isPresent();
  }

  @Test
  void anchorsByTheAccountThatTheNodeItselfSignsFor() throws Exception {
    Rpc rpc = started(Duration.ofSeconds(1));
    String owner = rpc.call("eth_accounts").get(0).asString();
    Account remote =
        Accounts.open(
            new KeySettings(null, null, null, null, rpc.url(), owner), Duration.ofSeconds(5));
    AnchoringBench bench = anchoring(remote, options(rpc));

    Anchor anchor = bench.anchored(5);

    assertThat(rpc.call("eth_getTransactionByHash", anchor.transaction()).path("from").asString())
        .isEqualTo(owner);
  }
}
