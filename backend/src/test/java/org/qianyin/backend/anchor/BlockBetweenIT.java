package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A block may come between any two questions to a node. */
@Timeout(120)
class BlockBetweenIT {

  @TempDir private Path folder;

  @Test
  void deploysOnceThoughTheContractCameRightAfterTheQuestionForIt() throws Exception {
    try (AnchorDatabase database = new AnchorDatabase();
        ChainNode node = new AnvilChain(folder, List.of()).start(Duration.ofHours(1));
        FaultyProxy proxy = new FaultyProxy(node.rpc())) {
      Rpc rpc = new Rpc(node.rpc());
      AtomicBoolean sent = new AtomicBoolean();
      proxy.fail((method, answer) -> {
        sent.compareAndSet(false, method.equals("eth_sendRawTransaction"));
        if (method.equals("eth_getCode") && sent.get()) {
          rpc.call("evm_mine");
        }
        return answer;
      });

      try (AnchoringBench bench =
          AnchoringBench.on(database.emptied(), ChainOptions.of(proxy.url()), folder).start()) {
        Anchor anchor = bench.anchored(5);

        // One for the contract, one for the anchor.
        assertThat(rpc.nonce(TestChain.ACCOUNT)).isEqualTo(2);
        assertThat(AnchoringBench.events(rpc, anchor)).isOne();
      }
    }
  }
}
