package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.qianyin.backend.Author;
import org.qianyin.backend.Server;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.TlogProof;

/** Clients that append without pause and remember what they were promised. */
final class Traffic {

  private static final String ENTRY = "application/vnd.qianyin.entry+json";

  private final Supplier<Server> server;
  private final Author author;
  private final Map<Entry, Checkpoint> acknowledged = new ConcurrentHashMap<>();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean running = true;
  private volatile CountDownLatch wanted = new CountDownLatch(1);

  Traffic(Supplier<Server> server, Author author, int count) {
    this.server = server;
    this.author = author;
    for (int i = 0; i < count; i++) {
      clients.add(Thread.ofVirtual().start(this::run));
    }
  }

  private void run() {
    while (running) {
      Entry work = author.work();
      while (running && !isAcknowledged(work)) {
        // As a client does when the server is gone: the same entry again, a little later.
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private boolean isAcknowledged(Entry work) {
    try {
      Server.Answer answer = server.get().post("/v1/entries", ENTRY, work.bytes());
      boolean done = answer.status() == 200 || answer.status() == 201;
      if (done) {
        acknowledged.put(work, checkpoint(answer.body()));
        wanted.countDown();
      }
      return done;
    } catch (IOException e) {
      return false; // nothing was promised
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when so many more entries were acknowledged. */
  void awaitMore(int count) throws InterruptedException {
    CountDownLatch more = new CountDownLatch(count);
    wanted = more;
    assertThat(more.await(120, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
  }

  /** Entries that got a receipt, with the checkpoint that it was about. */
  Map<Entry, Checkpoint> acknowledged() {
    return acknowledged;
  }

  static Checkpoint checkpoint(byte[] bundle) {
    String note = TlogProof.parse(Bundle.parse(bundle).orThrow().inclusion()).orThrow().note();
    return SignedNote.parse(note).then(read -> Checkpoint.parse(read.text())).orThrow();
  }

  /** Stops sending and waits for the last answers. */
  void end() throws InterruptedException {
    running = false;
    for (Thread client : clients) {
      client.join();
    }
  }
}
