package org.qianyin.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir private Path folder;

  @Test
  void theServerGetsTheChainOfTheBuildUnlessAnotherIsConfigured() throws Exception {
    Path anvil = folder.resolve("contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    Files.createDirectories(anvil.getParent());
    Files.writeString(anvil, "");
    assertThat(anvil.toFile().setExecutable(true)).isTrue();
    Home home = new Home(folder, false);
    assertThat(ServeCommand.complete(List.of("serve"), "a/b", home, Map.of()))
        .containsExactly("serve", "--qianyin.origin=a/b", "--qianyin.chain.anvil=" + anvil);
    assertThat(
            ServeCommand.complete(
                List.of("serve"), null, home, Map.of("QIANYIN_CHAIN_MODE", "none")))
        .containsExactly("serve");
  }
}
