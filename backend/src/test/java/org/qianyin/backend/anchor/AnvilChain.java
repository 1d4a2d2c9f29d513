package org.qianyin.backend.anchor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** anvil of the contracts' build. */
record AnvilChain(Path folder, List<String> options) implements TestChain {

  static final Path PROGRAM =
      Path.of("../contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil").toAbsolutePath();

  private static final Pattern LISTENING = Pattern.compile("Listening on (127\\.0\\.0\\.1:\\d+)");

  @Override
  public ChainNode start(Duration blockTime) throws Exception {
    ChainNode node = bare(blockTime);
    new Rpc(node.rpc()).call("anvil_setBalance", ACCOUNT, "0x56bc75e2d63100000");
    return node;
  }

  /** One on which the account has nothing. */
  ChainNode bare(Duration blockTime) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            PROGRAM.toString(),
            "--port=0",
            "--block-time=" + blockTime.toMillis() / 1000.0,
            "--slots-in-an-epoch=2",
            "--hardfork=osaka",
            "--accounts=0"));
    command.addAll(options);
    return ChainNode.start(folder, command, LISTENING);
  }

  @Override
  public void forget(Rpc node, int blocks) throws Exception {
    node.call("anvil_rollback", blocks);
  }

  @Override
  public @Nullable Integer confirmations() {
    return null;
  }
}
