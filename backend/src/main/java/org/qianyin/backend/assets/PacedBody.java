package org.qianyin.backend.assets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.Refused;

/**
 * The body of a request as it comes in. A sender that stalls, or sends a byte now and then, is not
 * waited for; only waiting counts, never the time that storing takes.
 */
final class PacedBody extends FilterInputStream {

  private final Pace pace;
  private final LongSupplier nanos;
  private long read;
  private @Nullable Refused ended;

  /** Since the pace was last judged: nanoseconds and bytes. */
  private long waited;

  private long arrived;

  PacedBody(InputStream in, Pace pace) {
    this(in, pace, System::nanoTime);
  }

  /** With another clock. */
  PacedBody(InputStream in, Pace pace, LongSupplier nanos) {
    super(in);
    this.pace = pace;
    this.nanos = nanos;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads what is there, or waits for it.
   *
   * @throws Refused if the body comes too slowly, or ends early
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long start = nanos.getAsLong();
    int got = receive(bytes, offset, length);
    waited += nanos.getAsLong() - start;
    read += Math.max(0, got);
    arrived += Math.max(0, got);
    if (got >= 0 && pace.isMeasuredBy(waited)) {
      judge();
    }
    return got;
  }

  private int receive(byte[] bytes, int offset, int length) throws Refused {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      boolean stalled =
          e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
      throw end(
          stalled
              ? new Refused("UPLOAD_TOO_SLOW", "body: nothing after " + read + " bytes", e)
              : new Refused("UPLOAD_TRUNCATED", "body: ended after " + read + " bytes", e));
    }
  }

  private void judge() throws Refused {
    if (pace.isMissedBy(arrived, waited)) {
      throw end(
          new Refused(
              "UPLOAD_TOO_SLOW",
              "body: want at least %d bytes a second, got %d in %d ms"
                  .formatted(pace.least().toBytes(), arrived, waited / 1_000_000)));
    }
    waited = 0;
    arrived = 0;
  }

  private Refused end(Refused why) {
    ended = why;
    return why;
  }

  /** Why it ended before its end, or null: a parser in between may lose what was thrown. */
  @Nullable Refused ended() {
    return ended;
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException("a body is read, not skipped");
  }
}
