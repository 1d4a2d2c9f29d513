package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.assets.kubo.KuboBlockStore;
import org.qianyin.backend.assets.kubo.KuboNode;
import org.qianyin.backend.assets.local.LocalBlockStore;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.BlockStoreContract;
import org.qianyin.backend.assets.store.Sample;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.media.cid.Cid;
import org.qianyin.proof.testing.RequiresProgram;

@RequiresProgram("ipfs")
class SharedBlockStoreIT extends BlockStoreContract {

  private static final int MIB = 1 << 20;

  @TempDir private static Path folder;
  private static Path blocks;
  private static KuboNode node;
  private static SharedBlockStore store;

  @BeforeAll
  static void start() throws Exception {
    blocks = folder.resolve("blocks");
    node = KuboNode.startWithFilestore(folder.resolve("repository"));
    store = store(node, blocks, blocks.toString());
  }

  @AfterAll
  static void stop() {
    store.close();
    node.close();
  }

  @Override
  protected BlockStore store() {
    return store;
  }

  private static SharedBlockStore store(KuboNode node, Path blocks, String asTheNodeSeesIt)
      throws IOException {
    return new SharedBlockStore(
        new LocalBlockStore(blocks, 0),
        new KuboBlockStore(node.settings(), file -> false),
        asTheNodeSeesIt);
  }

  @Test
  void hasTheNodeServeAFileWithoutACopy() throws Exception {
    long before = size(node.blocks());
    Sample told = Sample.of(300, 5 * MIB + 3);
    Sample untold = Sample.of(301, 5 * MIB + 3);
    told.keepNamedIn(store);
    untold.keepIn(store);
    assertServes(told);
    assertServes(untold);
    assertThat(size(node.blocks()) - before).isLessThan(MIB / 16);
  }

  @Test
  void survivesTheNodesGarbageCollection() throws Exception {
    Sample file = Sample.of(302, 2 * MIB);
    file.keepNamedIn(store);
    node.ipfs("repo", "gc", "--quiet");
    assertThat(store.keeps(file.cid(), file.bytes().length)).isTrue();
    assertServes(file);
  }

  @Test
  void leavesNoLeafWhereAnUploadThatWasGivenUpWasToLie() throws Exception {
    Sample given = Sample.of(303, 4 * MIB);
    giveUp(given, given.cid());
    Sample next = Sample.of(Arrays.copyOf(given.bytes(), 3 * MIB));
    next.keepNamedIn(store);
    assertServes(next);
  }

  @Test
  void servesAFileWhoseLeavesSomebodySentUnderItsCidInAnotherOrder() throws Exception {
    Sample file = Sample.of(308, 3 * MIB);
    byte[] turned = file.bytes().clone();
    System.arraycopy(file.bytes(), 0, turned, MIB, MIB);
    System.arraycopy(file.bytes(), MIB, turned, 0, MIB);
    giveUp(Sample.of(turned), file.cid());
    file.keepNamedIn(store);
    assertServes(file);
  }

  @Test
  void keepsTheFirstLeafOfAnUploadThatWasGivenUp() throws Exception {
    Sample given = Sample.of(307, 2 * MIB);
    giveUp(given, given.cid());
    Sample leaf = Sample.of(Arrays.copyOf(given.bytes(), MIB));
    leaf.keepNamedIn(store);
    assertThat(store.keeps(leaf.cid(), leaf.bytes().length)).isTrue();
    assertServes(leaf);
  }

  @Test
  void servesAFileThatSharesLeavesWithAnother() throws Exception {
    Sample one = Sample.of(304, 3 * MIB);
    one.keepNamedIn(store);
    Sample other = Sample.of(Arrays.copyOf(one.bytes(), 2 * MIB + 10));
    other.keepNamedIn(store);
    assertServes(one);
    assertServes(other);
  }

  @Test
  void servesAFileAgainWhenItsBadCopyWasReplaced() throws Exception {
    Sample file = Sample.of(305, 3 * MIB);
    file.keepNamedIn(store);
    Path place = blocks.resolve(LocalBlockStore.under(file.cid()));
    try (var channel = Files.newByteChannel(place, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
    }
    assertThatThrownBy(() -> assertServes(file)).isInstanceOf(AssertionError.class);
    file.keepNamedIn(store); // as the outbox does
    assertServes(file);
  }

  @Test
  void saysThatTheNodeDoesNotSeeTheFolder() throws Exception {
    try (SharedBlockStore blind = store(node, blocks, folder.resolve("elsewhere").toString())) {
      assertThat(blind.blindness()).isPresent();
      assertThatThrownBy(() -> Sample.of(306, 10).keepIn(blind))
          .isInstanceOf(StoreFault.class)
          .hasMessageContaining("the node does not read our files");
    }
    try (SharedBlockStore outside = store(node, blocks, "/nowhere")) {
      assertThat(outside.blindness().orElseThrow()).contains("outside ipfs root");
    }
  }

  @Test
  void saysThatTheNodeHasNoFilestore() throws Exception {
    Path apart = Files.createDirectory(folder.resolve("apart"));
    try (KuboNode plain = KuboNode.start(apart.resolve("repository"));
        SharedBlockStore shared =
            store(plain, apart.resolve("blocks"), apart.resolve("blocks").toString())) {
      assertThat(shared.blindness().orElseThrow()).contains("filestore");
    }
  }

  @Test
  void leavesNothingOfWhatItShowsTheNode() throws Exception {
    assertThat(store.blindness()).isEmpty();
    try (Stream<Path> left = Files.list(blocks.resolve("incoming"))) {
      assertThat(left.filter(file -> file.getFileName().toString().startsWith("seen-"))).isEmpty();
    }
  }

  /** Sends a file under this CID, breaks off before its end, and waits for what the node notes. */
  private static void giveUp(Sample file, Cid named) throws Exception {
    try (BlockStore.Draft draft = store.draft(named)) {
      file.send(draft);
    }
    String leaf = file.places().getFirst().cid().toString();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            node.ipfs("filestore", "ls")
                .lines()
                .anyMatch(note -> note.startsWith(leaf) && note.contains(named.toString())));
  }

  /** By itself, from its filestore. */
  private static void assertServes(Sample file) throws Exception {
    try (KuboBlockStore alone = new KuboBlockStore(node.settings(), cid -> false);
        InputStream in = alone.read(file.cid(), 0, file.bytes().length)) {
      assertThat(Arrays.equals(in.readAllBytes(), file.bytes())).isTrue();
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
