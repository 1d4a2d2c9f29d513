package org.qianyin.backend.assets.kubo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.assets.store.Sample;
import org.qianyin.proof.testing.RequiresProgram;

@RequiresProgram({"ipfs", "toxiproxy-server"})
@Timeout(120)
class SlowKuboIT {

  private static final int MIB = 1 << 20;

  @TempDir private Path folder;
  private KuboNode node;
  private Toxiproxy network;
  private KuboBlockStore store;

  @BeforeEach
  void start() throws Exception {
    node = KuboNode.start(folder.resolve("repository"));
    network = new Toxiproxy(node.url(), folder.resolve("toxiproxy.log"));
    store =
        new KuboBlockStore(
            new KuboSettings(
                network.url(),
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                4,
                false,
                null),
            file -> false);
  }

  @AfterEach
  void stop() {
    store.close();
    network.close();
    node.close();
  }

  @Test
  void keepsAFileOnANodeThatIsFarAwayAndGivesItBack() throws Exception {
    network.add("latency", "upstream", "{\"latency\":150,\"jitter\":50}");
    network.add("latency", "downstream", "{\"latency\":150,\"jitter\":50}");
    network.add("bandwidth", "upstream", "{\"rate\":4096}");
    Sample file = Sample.of(1, 6 * MIB + 5);
    long start = System.nanoTime();
    file.keepIn(store);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    try (InputStream in = store.read(file.cid(), 0, file.bytes().length)) {
      assertThat(in.readAllBytes()).isEqualTo(file.bytes());
    }
  }

  @Test
  void saysThatTheNodeIsTooSlowAndGoesOnWhenItIsNot() throws Exception {
    network.add("bandwidth", "upstream", "{\"rate\":1}");
    Sample file = Sample.of(2, 40 * MIB);
    KuboFaultsIT.assertUnavailable(() -> file.keepIn(store), "took no byte for 2 s");
    network.heal();
    assertThat(store.keeps(file.cid(), file.bytes().length)).isFalse();
    file.keepIn(store);
    assertThat(store.keeps(file.cid(), file.bytes().length)).isTrue();
  }

  @Test
  void saysThatTheConnectionBrokeInTheMiddleOfAFile() throws Exception {
    network.add("limit_data", "upstream", "{\"bytes\":1500000}");
    Sample file = Sample.of(3, 20 * MIB);
    KuboFaultsIT.assertUnavailable(() -> file.keepIn(store), "the Kubo node at 127.0.0.1");
    network.heal();
    assertThat(store.keeps(file.cid(), file.bytes().length)).isFalse();
    file.keepIn(store);
    assertThat(store.keeps(file.cid(), file.bytes().length)).isTrue();
  }
}
