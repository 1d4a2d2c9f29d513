package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.containers.RequiresImage;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** anvil as docker/compose.yaml runs it: by docker/chain/development-chain.sh. */
@RequiresImage("ghcr.io/foundry-rs/foundry")
class AnvilContainerIT {

  private static final int RPC = 8545;

  @TempDir private Path folder;

  private static GenericContainer<?> chain() {
    return new GenericContainer<>(DockerImageName.parse("ghcr.io/foundry-rs/foundry"))
        .withCreateContainerCmdModifier(
            create -> create.withUser("0:0").withEntrypoint("/bin/sh", "/development-chain"))
        .withEnv("HOME", "/tmp")
        .withCopyToContainer(Transferable.of(TestChain.KEY), "/run/secrets/chain-key")
        .withCopyFileToContainer(
            MountableFile.forHostPath("../docker/chain/development-chain.sh"), "/development-chain")
        .withExposedPorts(RPC)
        .waitingFor(Wait.forLogMessage(".*the anchoring account is.*", 1));
  }

  @Test
  void anchorsWithTheAccountThatTheScriptGivesSomethingTo() throws Exception {
    try (GenericContainer<?> chain = chain();
        AnchorDatabase database = new AnchorDatabase()) {
      chain.start();
      assertThat(chain.getLogs().toLowerCase(java.util.Locale.ROOT)).contains(TestChain.ACCOUNT);
      String rpc = "http://" + chain.getHost() + ":" + chain.getMappedPort(RPC);
      try (AnchoringBench bench =
          AnchoringBench.on(database.emptied(), ChainOptions.of(rpc), folder).start()) {
        assertThat(bench.anchored(10).settled()).isPresent();
      }
    }
  }
}
