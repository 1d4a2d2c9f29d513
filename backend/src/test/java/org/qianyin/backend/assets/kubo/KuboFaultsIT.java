package org.qianyin.backend.assets.kubo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.backend.assets.store.Sample;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.proof.testing.NotRunHere;
import org.qianyin.proof.testing.RequiresProgram;

@RequiresProgram("ipfs")
@Timeout(180)
class KuboFaultsIT {

  private static final int MIB = 1 << 20;

  /** A new repository pins it. */
  private static final String EMPTY_FOLDER = "QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn";

  @TempDir private Path folder;
  private KuboNode node;
  private TroubledWire wire;
  private KuboBlockStore store;

  @BeforeEach
  void start() throws Exception {
    node = KuboNode.start(folder.resolve("repository"));
    wire = new TroubledWire(node.url());
    store = new KuboBlockStore(hurried(wire, false), file -> false);
  }

  @AfterEach
  void stop() throws Exception {
    store.close();
    wire.close();
    node.close();
  }

  @Test
  void saysThatTheNodeIsDownAndGoesOnWhenItIsUp() throws Exception {
    Sample file = Sample.of(1, 2 * MIB);
    node.stop();
    assertUnavailable(() -> file.keepIn(store), "the Kubo node at 127.0.0.1");
    node.restart();
    file.keepIn(store);
    assertThat(store.keeps(file.cid(), file.bytes().length)).isTrue();
  }

  @Test
  void givesUpOnANodeThatStopsTakingBytes() throws Exception {
    Sample file = Sample.of(2, 40 * MIB);
    wire.stall();
    assertUnavailable(() -> file.keepIn(store), "took no byte for 1 s");
    wire.heal();
    assertThat(store.keeps(file.cid(), file.bytes().length)).isFalse();
    file.keepIn(store);
    assertThat(store.keeps(file.cid(), file.bytes().length)).isTrue();
  }

  @Test
  void givesUpOnANodeThatStopsInTheMiddleOfAnAnswer() throws Exception {
    Sample file = Sample.of(3, 20 * MIB);
    file.keepIn(store);
    wire.stall();
    assertUnavailable(
        () -> {
          try (InputStream in = store.read(file.cid(), 0, file.bytes().length)) {
            in.readNBytes(file.bytes().length);
          }
        },
        "sent no byte for 1 s");
  }

  @Test
  void unpinsWhatTheNodeStoredInsteadOfTheFile() throws Exception {
    Sample file = Sample.of(4, 3 * MIB);
    wire.flip();
    assertThatThrownBy(() -> file.keepIn(store))
        .isInstanceOfSatisfying(
            StoreFault.class, fault -> assertThat(fault.code()).isEqualTo("STORE_OTHER_CONTENT"))
        .hasMessageContaining(file.cid().toString())
        .hasMessageContaining("nothing was kept");
    assertThat(pins(node)).isEmpty();
    wire.heal();
    file.keepIn(store);
    assertThat(pins(node)).containsExactly(file.cid().toString());
  }

  @Test
  void leavesNothingOfAnUploadThatIsGivenUpOnceTheNodeHasCollected() throws Exception {
    Sample file = Sample.of(5, 5 * MIB);
    try (BlockStore.Draft draft = store.draft()) {
      file.send(draft);
    }
    awaitIdle();
    assertThat(pins(node)).isEmpty();
    node.ipfs("repo", "gc");
    List<String> leaves = file.places().stream().map(each -> each.cid().toString()).toList();
    assertThat(node.ipfs("refs", "local").lines()).doesNotContainAnyElementsOf(leaves);
  }

  @Test
  void losesNothingToGarbageCollectionInTheMiddle() throws Exception {
    AtomicBoolean more = new AtomicBoolean(true);
    List<Sample> files = new ArrayList<>();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Integer> collections =
          threads.submit(() -> {
            int rounds = 0;
            while (more.get()) {
              node.ipfs("repo", "gc");
              rounds++;
            }
            return rounds;
          });
      try {
        for (int i = 0; i < 12; i++) {
          Sample file = Sample.of(600 + i, 3 * MIB + i);
          file.keepIn(store);
          files.add(file);
        }
      } finally {
        more.set(false);
      }
      assertThat(collections.get()).isPositive();
    }
    node.ipfs("repo", "gc");
    for (Sample file : files) {
      try (InputStream in = store.read(file.cid(), 0, file.bytes().length)) {
        assertThat(in.readAllBytes()).isEqualTo(file.bytes());
      }
    }
  }

  @Test
  void losesNothingToGarbageCollectionInTheMiddleOfARepair() throws Exception {
    Sample file = Sample.of(9, 5 * MIB);
    file.keepIn(store);
    store
        .repair()
        .replace(
            file.cid(),
            file.places().subList(1, 3),
            place -> {
              collect(); // before the first block and between the two
              int from = (int) place.offset();
              return Arrays.copyOfRange(file.bytes(), from, from + place.length());
            });
    node.ipfs("repo", "gc");
    assertThat(store.keeps(file.cid(), file.bytes().length)).isTrue();
    try (InputStream in = store.read(file.cid(), 0, file.bytes().length)) {
      assertThat(in.readAllBytes()).isEqualTo(file.bytes());
    }
    assertThat(node.ipfs("files", "ls")).isBlank();
  }

  private void collect() throws IOException {
    try {
      node.ipfs("repo", "gc");
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Test
  void takesAFileAnewWhoseRootIsGoneFromUnderItsPin() throws Exception {
    Sample file = Sample.of(10, 3 * MIB);
    file.keepIn(store);
    Files.delete(blockFile(store.block(file.cid(), file.places().getLast())));
    assertThat(pins(node)).containsExactly(file.cid().toString());
    assertThat(store.keeps(file.cid(), file.bytes().length)).isFalse();
    file.keepIn(store);
    assertThat(store.keeps(file.cid(), file.bytes().length)).isTrue();
    try (InputStream in = store.read(file.cid(), 0, file.bytes().length)) {
      assertThat(in.readAllBytes()).isEqualTo(file.bytes());
    }
  }

  /** Where the node keeps these bytes. */
  private Path blockFile(byte[] block) throws IOException {
    try (Stream<Path> all = Files.walk(node.blocks())) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        if (Arrays.equals(Files.readAllBytes(path), block)) {
          return path;
        }
      }
    }
    throw new AssertionError("the node has no such block");
  }

  @Test
  void asksThreeTimesAndNoMore() throws Exception {
    Sample file = Sample.of(11, 10);
    file.keepIn(store);
    wire.refuse(2);
    try (KuboBlockStore asking = new KuboBlockStore(hurried(wire, false), each -> false)) {
      assertThat(asking.keeps(file.cid(), 10)).isTrue();
    }
    wire.refuse(3);
    try (KuboBlockStore asking = new KuboBlockStore(hurried(wire, false), each -> false)) {
      assertUnavailable(() -> asking.keeps(file.cid(), 10), "cannot be reached");
      assertThat(asking.keeps(file.cid(), 10)).isTrue();
    }
  }

  @Test
  void sendsNoFileASecondTimeByItself() throws Exception {
    Sample file = Sample.of(12, 10);
    wire.refuse(1);
    try (KuboBlockStore sending = new KuboBlockStore(hurried(wire, true), each -> false)) {
      assertUnavailable(() -> file.keepIn(sending), "the Kubo node at 127.0.0.1");
    }
    assertThat(wire.connections()).isOne();
    assertThat(pins(node)).isEmpty();
  }

  @Test
  void sendsNothingToANodeThatComesBackInThePublicSwarm() throws Exception {
    Sample.of(13, 10).keepIn(store);
    node.stop();
    assertUnavailable(() -> Sample.of(14, 10).keepIn(store), "the Kubo node at 127.0.0.1");
    node.restartInPublicSwarm();
    assertUnavailable(() -> Sample.of(14, 10).keepIn(store), "is in the public swarm");
  }

  @Test
  void looksAtTheSwarmAgainAfterAMinuteAtTheLatest() throws Exception {
    AtomicLong clock = new AtomicLong();
    try (KuboRpc rpc = new KuboRpc(node.settings())) {
      KuboSwarm swarm = new KuboSwarm(rpc, false, clock::get);
      swarm.check();
      node.restartInPublicSwarm();
      clock.addAndGet(Duration.ofSeconds(61).toNanos());
      assertUnavailable(swarm::check, "is in the public swarm");
    }
  }

  @Test
  void saysThatTheNodesDiskIsFull() throws Exception {
    if (!canMount()) {
      NotRunHere.tell("a full disk", "no tmpfs may be mounted in a namespace of its own (unshare)");
      return;
    }
    Path repository = Files.createDirectory(folder.resolve("small"));
    try (KuboNode small = KuboNode.startOnSmallDisk(repository);
        KuboBlockStore full = new KuboBlockStore(small.settings(), file -> false)) {
      Sample fits = Sample.of(70, MIB);
      fits.keepIn(full);
      Sample tooLong = Sample.of(71, 60 * MIB);
      assertThatThrownBy(() -> tooLong.keepIn(full))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.code()).isEqualTo("STORAGE_FULL"))
          .hasMessageContaining("no space left");
      assertThat(full.keeps(tooLong.cid(), tooLong.bytes().length)).isFalse();
      assertThat(full.keeps(fits.cid(), fits.bytes().length)).isTrue();
    }
  }

  @Test
  void sendsNothingToANodeInThePublicSwarm() throws Exception {
    Sample file = Sample.of(8, 10);
    try (KuboNode open = KuboNode.startInPublicSwarm(folder.resolve("public"));
        KuboBlockStore published = new KuboBlockStore(open.settings(), each -> false)) {
      assertUnavailable(() -> file.keepIn(published), "is in the public swarm (Bootstrap has");
      assertThat(pins(open)).isEmpty();
    }
  }

  private static List<String> pins(KuboNode node) throws Exception {
    return node.ipfs("pin", "ls", "--type=recursive", "--quiet")
        .lines()
        .filter(pin -> !pin.equals(EMPTY_FOLDER))
        .toList();
  }

  /** The node notices a broken connection when it reads from it. */
  private void awaitIdle() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (node.ipfs("diag", "cmds").contains("add") && System.nanoTime() < end) {
      Thread.sleep(50);
    }
  }

  static void assertUnavailable(ThrowingCallable act, String words) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            StoreFault.class, fault -> assertThat(fault.code()).isEqualTo("STORE_UNAVAILABLE"))
        .hasMessageContaining(words);
  }

  private static KuboSettings hurried(TroubledWire wire, boolean allowPublic) {
    return new KuboSettings(
        wire.url(),
        null,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        4,
        allowPublic,
        null);
  }

  private static boolean canMount() throws IOException, InterruptedException {
    return new ProcessBuilder(KuboNode.onSmallDisk("/tmp", "true"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
