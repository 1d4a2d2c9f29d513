package org.qianyin.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** A body that tells how many of its bytes were taken to be sent. */
record CountedBody(BodyPublisher body, LongConsumer taken) implements BodyPublisher {
  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscriber.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer bytes) {
            long count = bytes.remaining(); // the subscriber empties it
            subscriber.onNext(bytes);
            taken.accept(count);
          }

          @Override
          public void onError(Throwable broken) {
            subscriber.onError(broken);
          }

          @Override
          public void onComplete() {
            subscriber.onComplete();
          }
        });
  }
}
