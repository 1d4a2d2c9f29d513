package org.qianyin.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.media.Fingerprint.Options;

class Sm3Test {
  private static final int MIB = 1 << 20;

  /** GB/T 32905-2016, example 1. */
  private static final String OF_ABC =
      "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

  @Test
  void knowsTheExampleOfTheStandard() throws IOException {
    CompletableFuture<ContentDigest> sm3 = new CompletableFuture<>();
    Fingerprint.of(
        TestStreams.of("abc".getBytes(StandardCharsets.US_ASCII)), Options.DEFAULTS.withSm3(sm3));
    assertThat(sm3).isCompletedWithValue(ContentDigest.parse(OF_ABC));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, MIB, MIB + 1, 45 * MIB + 3})
  void thePromiseIsKeptForAnySize(int size) throws IOException {
    CompletableFuture<ContentDigest> sm3 = new CompletableFuture<>();
    Fingerprint with =
        Fingerprint.of(TestStreams.of(TestStreams.pattern(size)), Options.DEFAULTS.withSm3(sm3));
    assertThat(sm3).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(reference(size));
    assertThat(with)
        .isEqualTo(Fingerprint.of(TestStreams.of(TestStreams.pattern(size)), Progress.NONE));
  }

  @Test
  void aPromiseGivenUpDoesNotDisturbThePass() throws IOException {
    CompletableFuture<ContentDigest> sm3 = new CompletableFuture<>();
    sm3.cancel(false);
    assertThat(Fingerprint.of(TestStreams.zeros(40L * MIB), Options.DEFAULTS.withSm3(sm3)).size())
        .isEqualTo(40L * MIB);
  }

  @Test
  void runsOnItsWorkerOverBytesThatCanBeReadAgain() throws IOException {
    List<Runnable> queued = new ArrayList<>();
    CompletableFuture<ContentDigest> sm3 =
        Sm3.of(() -> TestStreams.of(TestStreams.pattern(MIB + 1)), queued::add);
    assertThat(sm3).isNotDone();
    queued.get(0).run();
    assertThat(sm3).isCompletedWithValue(reference(MIB + 1));
  }

  @Test
  void thePassOverAFileIsDoneWhileSm3HasNotBegun() throws IOException {
    List<Runnable> queued = new ArrayList<>();
    StreamSource file = () -> TestStreams.of(TestStreams.pattern(45 * MIB));
    CompletableFuture<ContentDigest> sm3 = Sm3.of(file, queued::add);
    assertThat(Fingerprint.of(file.open(), Progress.NONE).size()).isEqualTo(45L * MIB);
    assertThat(sm3).isNotDone();
    queued.get(0).run();
    assertThat(sm3).isCompletedWithValue(reference(45 * MIB));
  }

  @Test
  void readsAStreamToItsEnd() throws IOException {
    assertThat(Sm3.of(TestStreams.of(TestStreams.pattern(MIB + 1)))).isEqualTo(reference(MIB + 1));
  }

  @Test
  void bytesThatCannotBeReadBreakThePromise() {
    IOException gone = new IOException("gone");
    Executor here = Runnable::run;
    CompletableFuture<ContentDigest> sm3 =
        Sm3.of(
            () -> {
              throw gone;
            },
            here);
    assertThat(sm3).failsWithin(0, TimeUnit.SECONDS).withThrowableThat().withCause(gone);
  }

  @Test
  void stopsReadingWhenItsPromiseIsCancelled() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            reading.countDown();
            return length;
          }
        };
    Thread[] worker = new Thread[1];
    CompletableFuture<ContentDigest> sm3 =
        Sm3.of(
            () -> endless,
            task -> {
              worker[0] = new Thread(task, "endless");
              worker[0].start();
            });
    reading.await();
    sm3.cancel(false);
    worker[0].join(10_000);
    assertThat(worker[0].isAlive()).isFalse();
  }

  private static ContentDigest reference(int size) {
    SM3Digest digest = new SM3Digest();
    digest.update(TestStreams.pattern(size), 0, size);
    byte[] bytes = new byte[32];
    digest.doFinal(bytes, 0);
    return new ContentDigest(ContentDigest.Algorithm.SM3, bytes);
  }
}
