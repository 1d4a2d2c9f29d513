package org.qianyin.client;

import java.time.Duration;

/**
 * How long a client waits and how often it tries.
 *
 * @param connect until a connection stands
 * @param answer until a call is answered in full, its body read
 * @param retries further tries of a call that failed on the way or met an overloaded server, 0–10
 * @param pause before the first retry; doubles with each, and a server's {@code Retry-After} of at
 *     most {@code answer} goes before it
 */
public record Patience(Duration connect, Duration answer, int retries, Duration pause) {
  /** 5 s to connect, 60 s for an answer, three retries from 200 ms. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(60), 3, Duration.ofMillis(200));

  public Patience {
    positive("connect", connect);
    positive("answer", answer);
    positive("pause", pause);
    if (retries < 0 || retries > 10) {
      throw new IllegalArgumentException("retries: want 0–10, got " + retries);
    }
  }

  private static void positive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + ": want more than nothing, got " + duration);
    }
  }
}
