package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.ProjectionsDatabase;
import org.qianyin.backend.assets.local.LocalBlockStore;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.ForwardingStore;
import org.qianyin.backend.assets.store.Sample;
import org.springframework.jdbc.core.JdbcTemplate;

/** The thread that makes copies, on a real outbox and a store that does what it is told to. */
class CopyMakerIT extends ProjectionsDatabase {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final int MIB = 1 << 20;

  @TempDir private Path folder;
  private CopyOutbox outbox;
  private AssetCatalogue catalogue;
  private LocalBlockStore primary;
  private Moody second;
  private @Nullable CopyMaker maker;

  @BeforeEach
  void prepare() throws IOException {
    jdbc().sql("TRUNCATE asset CASCADE").update();
    JdbcTemplate batch = new JdbcTemplate(dataSource());
    outbox = new CopyOutbox(jdbc(), batch);
    catalogue = new AssetCatalogue(jdbc(), batch, outbox);
    primary = new LocalBlockStore(folder.resolve("primary"), 0);
    second = new Moody(new LocalBlockStore(folder.resolve("second"), 0));
  }

  @AfterEach
  void stop() {
    second.gate.countDown();
    if (maker != null) {
      maker.stop();
    }
  }

  @Test
  void goesOnAfterAFailureThatNobodyForesaw() throws Exception {
    second.failure = new IllegalStateException("hush");
    Sample file = stored(1);
    start(SHORT);
    await().atMost(SOON).until(() -> asked(file, "attempts") > 0);
    assertThat(jdbc().sql("SELECT trouble FROM asset_copy").query(String.class).single())
        .startsWith("java.lang.IllegalStateException at ")
        .doesNotContain("hush");
    second.failure = null;
    await().atMost(SOON).until(() -> isDone(file));
    assertThat(second.keeps(file.cid(), file.bytes().length)).isTrue();
  }

  @Test
  void takesOverFromABackendThatDiedInTheMiddle() throws Exception {
    Sample file = stored(2);
    assertThat(outbox.take(Set.of("second"), SHORT)).isPresent();
    start(SHORT);
    await().atMost(SOON).until(() -> isDone(file));
  }

  @Test
  void wouldLeaveACopyToAnotherBackendWithinAMinute() throws Exception {
    second.gate = new CountDownLatch(1);
    Sample file = stored(3);
    maker = new CopyMaker(stores(), outbox, copy(), new SimpleMeterRegistry());
    maker.start();
    await().atMost(SOON).until(() -> second.drafts.get() == 1);
    assertThat(asked(file, "extract(epoch FROM due - now())")).isBetween(1L, 60L);
  }

  @Test
  void holdsACopyForAsLongAsThatTakes() throws Exception {
    second.gate = new CountDownLatch(1);
    Sample file = stored(4);
    start(SHORT);
    await().atMost(SOON).until(() -> second.drafts.get() == 1);
    long end = System.nanoTime() + 2 * SHORT.toNanos();
    while (System.nanoTime() < end) {
      assertThat(outbox.take(Set.of("second"), SHORT)).isEmpty();
      TimeUnit.MILLISECONDS.sleep(50);
    }
    second.gate.countDown();
    await().atMost(SOON).until(() -> isDone(file));
    assertThat(second.drafts).hasValue(1);
  }

  private void start(Duration lease) {
    maker = new CopyMaker(stores(), outbox, copy(), new SimpleMeterRegistry(), lease);
    maker.start();
  }

  private Stores stores() {
    return new Stores(
        new Stores.Named("local", primary), List.of(new Stores.Named("second", second)));
  }

  private FileCopy copy() {
    Copies copies = new Copies(stores(), (store, file, what) -> {});
    StoredBlocks blocks = new StoredBlocks(copies, catalogue);
    return new FileCopy(catalogue, new VerifiedReads(copies, blocks), blocks);
  }

  /** A file that is to be copied. */
  private Sample stored(int seed) throws IOException {
    Sample file = Sample.of(seed, 2 * MIB);
    file.keepIn(primary);
    catalogue.put(
        List.of(new AssetCatalogue.Kept(file.fingerprint(), file.places())), List.of("second"));
    return file;
  }

  private static boolean isDone(Sample file) {
    return asked(file, "count(done_at)") == 1;
  }

  private static long asked(Sample file, String what) {
    return jdbc()
        .sql("SELECT " + what + " FROM asset_copy WHERE cid = ?")
        .param(file.cid().bytes())
        .query(Double.class)
        .single()
        .longValue();
  }

  private static final class Moody extends ForwardingStore {
    private final AtomicInteger drafts = new AtomicInteger();
    private volatile @Nullable RuntimeException failure;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Moody(BlockStore store) {
      super(store);
    }

    @Override
    public Draft draft() throws IOException {
      drafts.incrementAndGet();
      RuntimeException broken = failure;
      if (broken != null) {
        throw broken;
      }
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
      return super.draft();
    }
  }
}
