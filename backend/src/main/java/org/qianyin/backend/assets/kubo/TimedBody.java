package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.StoreFault;

/**
 * An answer's body as a stream that meets a deadline: one that sends nothing for so long ends by
 * name instead of never. Closing it early drops the connection.
 */
final class TimedBody extends InputStream implements HttpResponse.BodySubscriber<InputStream> {

  /** What came, in order; the last one is its end. */
  private sealed interface Event {
    record Bytes(List<ByteBuffer> parts) implements Event {}

    record End(@Nullable Throwable broken) implements Event {}
  }

  private final Duration stall;
  private final Runnable failed;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Queue<ByteBuffer> at = new ArrayDeque<>();
  private volatile Flow.@Nullable Subscription source;
  private boolean ended;

  /**
   * @param failed told when the connection breaks in the middle
   */
  TimedBody(Duration stall, Runnable failed) {
    this.stall = stall;
    this.failed = failed;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    subscription.request(2); // one to read, one on its way
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    events.add(new Event.Bytes(parts));
  }

  @Override
  public void onError(Throwable broken) {
    failed.run();
    events.add(new Event.End(broken));
  }

  @Override
  public void onComplete() {
    events.add(new Event.End(null));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!ended && (at.isEmpty() || !at.element().hasRemaining())) {
      at.poll();
      if (at.isEmpty()) {
        advance();
      }
    }
    if (at.isEmpty()) {
      return -1;
    }
    int count = Math.min(length, at.element().remaining());
    at.element().get(bytes, offset, count);
    return count;
  }

  private void advance() throws IOException {
    switch (next()) {
      case Event.Bytes bytes -> {
        at.addAll(bytes.parts());
        more();
      }
      case Event.End end -> {
        ended = true;
        if (end.broken() != null) {
          throw StoreFault.unavailable("its answer broke off", end.broken());
        }
      }
    }
  }

  private void more() {
    Flow.Subscription from = source;
    if (from != null) {
      from.request(1);
    }
  }

  private Event next() throws IOException {
    try {
      Event event = events.poll(stall.toMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        close();
        throw StoreFault.unavailable("it sent no byte for " + stall.toSeconds() + " s");
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      at.clear();
      Flow.Subscription from = source;
      if (from != null) {
        from.cancel();
      }
    }
  }
}
