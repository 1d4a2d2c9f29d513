package org.qianyin.backend.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.platform.NodeSettings;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.index.IndexStore;
import org.qianyin.rules.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The one thread that orders entries. Per round: one epoch in one transaction, then its tree is
 * signed and published, then those who wait are answered. It never starts an epoch before the last
 * one is public, and after any fault of the database it believes only what a replay says.
 */
@Component
final class Sequencer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
  private static final Duration RETRY = Duration.ofMillis(250);

  private final LedgerSettings settings;
  private final HeadStore heads;
  private final PendingStore pending;
  private final EntryStore entries;
  private final EpochWriter writer;
  private final Publisher publisher;
  private final PublishedLog published;
  private final LogStart start;
  private final LogBirth birth;
  private final ApplicationEventPublisher events;
  private final LedgerMetrics metrics;
  private final Waiting waiting = new Waiting();
  private final Pace pace;

  private @Nullable Thread thread;
  private @Nullable Frontier frontier;
  private long term;
  private volatile boolean running;
  private volatile String trouble = "";

  Sequencer(
      NodeSettings node,
      LedgerSettings settings,
      HeadStore heads,
      PendingStore pending,
      EntryStore entries,
      EpochWriter writer,
      Publisher publisher,
      PublishedLog published,
      LogStart start,
      LogBirth birth,
      ApplicationEventPublisher events,
      LedgerMetrics metrics) {
    this.settings = settings;
    this.heads = heads;
    this.pending = pending;
    this.entries = entries;
    this.writer = writer;
    this.publisher = publisher;
    this.published = published;
    this.start = start;
    this.birth = birth;
    this.events = events;
    this.metrics = metrics;
    this.pace = new Pace(node.publishInterval());
  }

  /**
   * Waits for the judgement of a submission that is, or is about to be, a pending row.
   *
   * @return completed by the sequencer's thread; empty if so many wait that it finds no place
   */
  Optional<CompletableFuture<Waiting.Settled>> await(Submission submission) {
    return waiting.join(submission, settings.maxPending());
  }

  /** Nobody waits for it any more, since it could not be made pending. */
  void forget(EntryId id) {
    waiting.forget(id);
  }

  /** There are so many new pending rows. */
  void nudge(int rows) {
    pace.arrived(rows);
  }

  /** Why nothing may be signed any more ({@code FORK_RISK}), else empty. */
  String trouble() {
    return trouble;
  }

  @Override
  public void start() {
    String origin = published.origin();
    try {
      HeadStore.Row row = heads.takeOver(origin);
      term = row.term();
      open(origin, row);
      if (row.size() == 0) {
        birth.prepare(origin);
        round(origin);
      }
    } catch (IOException e) {
      stopFor(e);
    }
    running = true;
    thread = Thread.ofPlatform().name("sequencer").start(() -> run(origin));
  }

  private void open(String origin, HeadStore.Row row) throws IOException {
    Frontier replayed = start.replay(origin, row);
    start.compare(replayed);
    frontier = replayed;
    if (replayed.size() > 0) {
      publish(origin, replayed, lastLeaf(replayed), replayed.index().snapshot());
    }
  }

  private Sequenced lastLeaf(Frontier at) {
    EntryStore.Row row = entries.find(at.size() - 1).orElseThrow();
    return new Sequenced(row.seq(), Entry.parse(row.bytes().value(), Rules.types()).orThrow());
  }

  private void run(String origin) {
    while (running) {
      try {
        pace.awaitTurn();
        if (running && trouble.isEmpty()) {
          round(origin);
        }
      } catch (InterruptedException e) {
        return;
      } catch (EpochWriter.LostLead | ForkRisk | TileStore.TileConflict e) {
        stopFor(e);
      } catch (IOException | DataAccessException | TransactionException e) {
        recover(origin, e);
      } catch (RuntimeException e) {
        LOG.error("an epoch failed; it is tried again", e);
        recover(origin, e);
      }
    }
  }

  private void round(String origin) throws IOException {
    Frontier at = java.util.Objects.requireNonNull(frontier);
    List<EpochWriter.Candidate> batch = batch();
    if (batch.isEmpty()) {
      return;
    }
    pace.begun(batch.size() == settings.maxBatch());
    long began = System.nanoTime();
    Epoch epoch = writer.write(origin, term, at, batch);
    SignedTree tree = published.tree().orElse(null);
    if (epoch.grew()) {
      at.advance(epoch);
      tree = publish(origin, at, epoch.leaves().getLast(), epoch.index());
    }
    metrics.epoch(epoch, Duration.ofNanos(System.nanoTime() - began));
    SignedTree proven = tree;
    epoch.refused().forEach((id, why) -> waiting.settle(id, new Waiting.Settled.Refused(why)));
    if (proven != null) {
      epoch
          .settled()
          .forEach((id, seq) -> waiting.settle(id, new Waiting.Settled.Sequenced(seq, proven)));
    }
  }

  private List<EpochWriter.Candidate> batch() {
    List<EpochWriter.Candidate> batch = new ArrayList<>();
    for (PendingStore.Row row : pending.oldest(settings.maxBatch())) {
      Optional<Submission> known = waiting.submission(row.id());
      known
          .or(() -> pending.load(row.n()).map(Admission::reread))
          .ifPresent(submission -> batch.add(new EpochWriter.Candidate(row.n(), submission)));
    }
    return batch;
  }

  private SignedTree publish(String origin, Frontier at, Sequenced head, IndexStore.Snapshot index)
      throws IOException {
    String note = publisher.publish(origin, start.publishedSize(), at.tree().tree());
    SignedTree tree =
        new SignedTree(
            Frontier.shared(at.tree()), at.tree().tree().root(), head, index, at.state(), note);
    published.published(tree);
    events.publishEvent(new HeadPublished(tree.size(), tree.root()));
    return tree;
  }

  /** Asks the database what became of the epoch, as long as it takes. */
  private void recover(String origin, Exception cause) {
    LOG.warn("the epoch is taken up again from the database: {}", cause.getMessage());
    while (running && trouble.isEmpty()) {
      try {
        Thread.sleep(RETRY);
        Optional<HeadStore.Row> row = heads.settle(origin, term);
        if (row.isEmpty()) {
          stopFor(new EpochWriter.LostLead("the log is led by somebody else"));
          return;
        }
        open(origin, row.get());
        answerThoseInTheLog();
        pace.arrived(1);
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ForkRisk | TileStore.TileConflict e) {
        stopFor(e);
      } catch (IOException | RuntimeException e) {
        LOG.warn("not yet: {}", e.getMessage());
      }
    }
  }

  private void answerThoseInTheLog() {
    SignedTree tree = published.tree().orElse(null);
    for (EntryId id : waiting.ids()) {
      if (tree != null) {
        entries
            .seqOf(id)
            .ifPresent(seq -> waiting.settle(id, new Waiting.Settled.Sequenced(seq, tree)));
      }
    }
  }

  private void stopFor(Exception why) {
    trouble = String.valueOf(why.getMessage());
    LOG.error("FORK_RISK: the ledger is read-only from here on: {}", trouble);
    waiting.ids().forEach(waiting::forget);
  }

  @Override
  public void stop() {
    running = false;
    Thread last = thread;
    if (last != null) {
      pace.wake();
      try {
        last.join(Duration.ofSeconds(15));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server opens its port, and after it has closed it. */
  @Override
  public int getPhase() {
    return 0;
  }
}
