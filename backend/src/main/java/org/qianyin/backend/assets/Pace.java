package org.qianyin.backend.assets;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How fast a body has to come ({@code qianyin.assets.pace.*}). One that stalls altogether is given
 * up after {@code server.tomcat.connection-timeout} already.
 *
 * @param least in each second, on average over {@code patience}
 * @param patience of waiting, over which it is measured
 */
record Pace(@DefaultValue("32KB") DataSize least, @DefaultValue("20s") Duration patience) {

  Pace {
    if (least.isNegative() || patience.isZero() || patience.isNegative()) {
      throw new IllegalArgumentException("qianyin.assets.pace: want least >= 0, patience > 0");
    }
  }

  /** Whether so many nanoseconds of waiting are enough to judge by. */
  boolean isMeasuredBy(long waited) {
    return waited >= patience.toNanos();
  }

  /** Whether so few bytes are too few for so many nanoseconds of waiting. */
  boolean isMissedBy(long bytes, long waited) {
    return bytes * 1e9 < (double) least.toBytes() * waited;
  }
}
