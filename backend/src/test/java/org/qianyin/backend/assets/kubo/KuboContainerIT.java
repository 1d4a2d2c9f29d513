package org.qianyin.backend.assets.kubo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.BlockStoreContract;
import org.qianyin.backend.containers.RequiresImage;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** Kubo as docker/compose.yaml runs it: in a private swarm. */
@RequiresImage("ipfs/kubo")
class KuboContainerIT extends BlockStoreContract {

  private static final int RPC = 5001;
  private static final String SWARM_KEY = "/key/swarm/psk/1.0.0/\n/base16/\n" + "5a".repeat(32);

  private static GenericContainer<?> kubo;
  private static KuboBlockStore store;

  @BeforeAll
  static void start() {
    kubo =
        new GenericContainer<>(DockerImageName.parse("ipfs/kubo"))
            .withEnv("IPFS_PROFILE", "server")
            .withEnv("IPFS_SWARM_KEY_FILE", "/run/secrets/swarm-key")
            .withEnv("LIBP2P_FORCE_PNET", "1")
            .withEnv("IPFS_TELEMETRY", "off")
            .withCopyToContainer(Transferable.of(SWARM_KEY), "/run/secrets/swarm-key")
            .withCopyFileToContainer(
                MountableFile.forHostPath("../docker/kubo/private-swarm.sh", 0555),
                "/container-init.d/private-swarm.sh")
            .withExposedPorts(RPC)
            .waitingFor(Wait.forLogMessage(".*Daemon is ready.*", 1));
    kubo.start();
    store = new KuboBlockStore(KuboNode.settings(url()), file -> false);
  }

  private static URI url() {
    return URI.create("http://" + kubo.getHost() + ":" + kubo.getMappedPort(RPC));
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
    kubo.close();
  }

  @Override
  protected BlockStore store() {
    return store;
  }

  @Test
  void knowsNobodyOutsideItsSwarm() throws Exception {
    assertThat(kubo.execInContainer("ipfs", "bootstrap", "list").getStdout()).isBlank();
    assertThat(kubo.execInContainer("ipfs", "config", "Routing.Type").getStdout().strip())
        .isEqualTo("none");
    assertThat(kubo.getLogs()).contains("Swarm is limited to private network");
  }
}
