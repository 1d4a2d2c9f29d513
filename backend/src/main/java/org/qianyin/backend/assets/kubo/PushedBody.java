package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.StoreFault;

/**
 * A request's body that its sender pushes, as fast as the other side takes it and no faster. Pushed
 * from one thread; the HTTP client asks from its own.
 */
final class PushedBody implements HttpRequest.BodyPublisher, Flow.Subscription {

  private final Duration stall;
  private final Semaphore wanted = new Semaphore(0);
  private volatile Flow.@Nullable Subscriber<? super ByteBuffer> taker;
  private volatile boolean over;

  PushedBody(Duration stall) {
    this.stall = stall;
  }

  /**
   * Hands bytes on; they must not change afterwards.
   *
   * @return false if the other side wants no more of this body; its answer says why
   * @throws StoreFault if it takes nothing for as long as a stall may last
   */
  boolean push(ByteBuffer bytes) throws IOException {
    try {
      if (!wanted.tryAcquire(stall.toMillis(), TimeUnit.MILLISECONDS)) {
        throw StoreFault.unavailable("it took no byte for " + stall.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    Flow.Subscriber<? super ByteBuffer> to = taker;
    if (over || to == null) {
      return false;
    }
    to.onNext(bytes);
    return true;
  }

  /** The body is whole. */
  void end() {
    Flow.Subscriber<? super ByteBuffer> to = taker;
    if (!over && to != null) {
      to.onComplete();
    }
  }

  /** The body breaks off: the other side sees that it is not whole. */
  void breakOff() {
    Flow.Subscriber<? super ByteBuffer> to = taker;
    if (!over && to != null) {
      to.onError(new IOException("the upload was given up"));
    }
    over();
  }

  /** Nobody will ask any more; whoever pushes is told. */
  void over() {
    over = true;
    wanted.release(1);
  }

  @Override
  public long contentLength() {
    return -1;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    taker = subscriber;
    subscriber.onSubscribe(this);
  }

  @Override
  public void request(long n) {
    wanted.release((int) Math.min(n, 1024));
  }

  @Override
  public void cancel() {
    over();
  }
}
