package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.assets.store.Refused;
import org.springframework.util.unit.DataSize;

class PacedBodyTest {

  private static final Pace PACE = new Pace(DataSize.ofBytes(1000), Duration.ofSeconds(10));

  private long now;

  @Test
  void aBodyJustFastEnoughIsReadToItsEnd() throws IOException {
    assertThat(read(new PacedBody(arriving(100_000, 1000), PACE, () -> now))).isEqualTo(100_000);
  }

  @Test
  void aBodyJustTooSlowIsGivenUpAfterTheFirstMeasure() {
    var body = new PacedBody(arriving(100_000, 999), PACE, () -> now);
    assertThatThrownBy(() -> read(body)).hasMessageContaining("got 9990 in 10000 ms");
    assertThat(now).isEqualTo(TimeUnit.SECONDS.toNanos(10));
  }

  @Test
  void aBodyThatBeganFastMayNotLiveOnThatLater() {
    InputStream fastThenSlow =
        new java.io.SequenceInputStream(arriving(1_000_000, 10_000), arriving(1_000_000, 1));
    var body = new PacedBody(fastThenSlow, PACE, () -> now);
    assertThatThrownBy(() -> read(body)).isInstanceOf(Refused.class);
  }

  @Test
  void theTimeThatStoringTakesIsNotHeldAgainstTheSender() throws IOException {
    var body = new PacedBody(arriving(100_000, 1000), PACE, () -> now);
    for (int got = 0; got >= 0; got = body.read(new byte[1000])) {
      now += TimeUnit.SECONDS.toNanos(60);
    }
    assertThat(body.ended()).isNull();
  }

  private static int read(PacedBody body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    int all = 0;
    for (int got = 0; got >= 0; got = body.read(buffer)) {
      all += got;
    }
    return all;
  }

  /** Zeros of which so many come in each second. */
  private InputStream arriving(int length, int perSecond) {
    return new ByteArrayInputStream(new byte[length]) {
      @Override
      public synchronized int read(byte[] bytes, int offset, int count) {
        now += TimeUnit.SECONDS.toNanos(1);
        return super.read(bytes, offset, Math.min(count, perSecond));
      }
    };
  }
}
