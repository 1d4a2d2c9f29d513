package org.qianyin.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.media.Fingerprint.Options;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.HashFunction;
import org.qianyin.media.unixfs.BlockSink;

class FingerprintTest {
  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 65_537, MIB - 1, MIB, MIB + 1, 5 * MIB, 7 * MIB + 13})
  void digestAndSizeAreThoseOfTheWholeFile(int size) throws IOException {
    byte[] bytes = TestStreams.pattern(size);
    Fingerprint found = Fingerprint.of(TestStreams.of(bytes), Progress.NONE);
    assertThat(found.sha256().bytes()).isEqualTo(HashFunction.SHA2_256.newDigest().digest(bytes));
    assertThat(found.sha256().toString()).startsWith("sha256:");
    assertThat(found.size()).isEqualTo(size);
  }

  @Test
  void theCidOfAFileOfOneChunkIsItsDigest() throws IOException {
    Fingerprint found = Fingerprint.of(TestStreams.of(TestStreams.pattern(MIB)), Progress.NONE);
    assertThat(found.cid().digest()).isEqualTo(found.sha256().bytes());
  }

  @Test
  void theStreamMayComeInDrops() throws IOException {
    byte[] bytes = TestStreams.pattern(3 * MIB + 7);
    InputStream drops =
        new FilterInputStream(TestStreams.of(bytes)) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 1000));
          }
        };
    assertThat(Fingerprint.of(drops, Progress.NONE))
        .isEqualTo(Fingerprint.of(TestStreams.of(bytes), Progress.NONE));
  }

  @Test
  void progressRisesChunkByChunkToTheSize() throws IOException {
    List<Long> heard = new ArrayList<>();
    Fingerprint.of(TestStreams.zeros(2L * MIB + 5), heard::add);
    assertThat(heard).containsExactly((long) MIB, 2L * MIB, 2L * MIB + 5);
    heard.clear();
    Fingerprint.of(TestStreams.of(new byte[3]), heard::add);
    assertThat(heard).containsExactly(3L);
  }

  @Test
  void theSinkGetsLeavesInOrderOnTheCallersThreadAndNodesAfterThem() throws IOException {
    List<String> calls = new ArrayList<>();
    Thread caller = Thread.currentThread();
    BlockSink sink =
        new BlockSink() {
          @Override
          public void leaf(Cid cid, long offset, ByteBuffer bytes) {
            assertThat(Thread.currentThread()).isSameAs(caller);
            assertThat(bytes.isReadOnly()).isTrue();
            assertThat(cid.matches(bytes)).isTrue();
            calls.add(offset + "+" + bytes.remaining());
          }

          @Override
          public void node(Cid cid, byte[] block) {
            assertThat(cid.matches(ByteBuffer.wrap(block))).isTrue();
            calls.add(cid.toString());
          }
        };
    Fingerprint found =
        Fingerprint.of(TestStreams.zeros(2L * MIB + 5), Options.DEFAULTS.into(sink));
    assertThat(calls)
        .containsExactly("0+1048576", "1048576+1048576", "2097152+5", found.cid().toString());
  }

  @Test
  void aListenerCancelsByThrowingAndNoThreadIsLeft() throws InterruptedException {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() ->
            Fingerprint.of(
                TestStreams.zeros(1L << 40),
                bytes -> {
                  if (bytes > 3 * MIB) {
                    throw new CancellationException("enough");
                  }
                }));
    assertNoThreadIsLeft();
  }

  @Test
  void aSinkThatFailsEndsThePassAndBreaksThePromise() throws InterruptedException {
    IOException full = new IOException("disk full");
    BlockSink sink =
        new BlockSink() {
          @Override
          public void leaf(Cid cid, long offset, ByteBuffer bytes) throws IOException {
            throw full;
          }

          @Override
          public void node(Cid cid, byte[] block) {}
        };
    CompletableFuture<ContentDigest> sm3 = new CompletableFuture<>();
    assertThatThrownBy(() ->
            Fingerprint.of(TestStreams.zeros(20L * MIB), Options.DEFAULTS.into(sink).withSm3(sm3)))
        .isSameAs(full);
    assertThat(sm3).failsWithin(0, TimeUnit.SECONDS).withThrowableThat().withCause(full);
    assertNoThreadIsLeft();
  }

  @Test
  void aStreamThatBreaksOffEndsThePass() throws InterruptedException {
    IOException reset = new IOException("connection reset");
    InputStream broken =
        new SequenceInputStream(
            TestStreams.zeros(3L * MIB),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw reset;
              }

              @Override
              public int read(byte[] target, int offset, int length) throws IOException {
                throw reset;
              }
            });
    assertThatThrownBy(() -> Fingerprint.of(broken, Progress.NONE)).isSameAs(reset);
    assertNoThreadIsLeft();
  }

  @Test
  void anInterruptedCallerStops() throws InterruptedException {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedIOException.class)
        .isThrownBy(() -> Fingerprint.of(TestStreams.zeros(1L << 40), Progress.NONE));
    assertThat(Thread.interrupted()).as("the interrupt is kept for the caller").isTrue();
    assertNoThreadIsLeft();
  }

  @Test
  void aFewBuffersServeAFileOfAnySize() throws IOException {
    Set<Object> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
    InputStream in =
        new FilterInputStream(TestStreams.zeros(200L * MIB)) {
          @Override
          public int readNBytes(byte[] target, int offset, int length) throws IOException {
            buffers.add(target);
            return super.readNBytes(target, offset, length);
          }
        };
    assertThat(Fingerprint.of(in, Progress.NONE).size()).isEqualTo(200L * MIB);
    // Five buffers go round; each begins as a small array.
    assertThat(buffers).hasSizeBetween(5, 10);
  }

  private static void assertNoThreadIsLeft() throws InterruptedException {
    for (Thread thread : ours()) {
      thread.join(10_000);
    }
    assertThat(ours()).isEmpty();
  }

  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("qianyin-"))
        .collect(Collectors.toSet());
  }
}
