package org.qianyin.backend.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qianyin.backend.web.DatabaseTrouble;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.entry.EntryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Appends entries and answers with proofs. The id of an entry is its idempotency key: what is in
 * the log is answered with its first receipt, what waits is waited for.
 */
@Service
public class Ledger {

  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private final Sequencer sequencer;
  private final PendingStore pending;
  private final EntryStore entries;
  private final Proofs proofs;
  private final LedgerSettings settings;

  Ledger(
      Sequencer sequencer,
      PendingStore pending,
      EntryStore entries,
      Proofs proofs,
      LedgerSettings settings) {
    this.sequencer = sequencer;
    this.pending = pending;
    this.entries = entries;
    this.proofs = proofs;
    this.settings = settings;
  }

  /** Appends one entry; see {@link #append(List)}. */
  public Appended append(Submission submission) throws InterruptedException {
    return append(List.of(submission)).getFirst();
  }

  /**
   * Appends entries, in this order as far as they come under one head, and waits for all.
   *
   * @return one answer each, in the same order
   */
  public List<Appended> append(List<Submission> submissions) throws InterruptedException {
    long end = System.nanoTime() + settings.patience().toNanos();
    Map<EntryId, Appended> known = new LinkedHashMap<>();
    Map<EntryId, CompletableFuture<Waiting.Settled>> waiting = new LinkedHashMap<>();
    try {
      List<Submission> fresh = unknown(submissions, known);
      if (!fresh.isEmpty()) {
        waiting.putAll(submit(fresh, known));
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("the database does not take entries: {}", e.getMessage());
      return submissions.stream()
          .map(Submission::entry)
          .map(entry -> known.getOrDefault(entry.id(), down(entry.id(), DatabaseTrouble.of(e))))
          .toList();
    }
    Map<EntryId, Appended> settled = settle(submissions, waiting, end);
    List<Appended> answers = new ArrayList<>();
    for (Submission each : submissions) {
      EntryId id = each.entry().id();
      answers.add(
          settled.getOrDefault(id, known.getOrDefault(id, down(id, "entry: it was not judged"))));
    }
    return answers;
  }

  /** Whether the entry was accepted and is not public yet: not judged, or its head not signed. */
  public boolean isPending(EntryId id) {
    return pending.has(id) || entries.seqOf(id).isPresent();
  }

  /** Why the entry is not in the log, if it was judged and refused. */
  public Optional<WhyNot> refusal(EntryId id) {
    return pending.refusal(id);
  }

  private static Appended down(EntryId id, String detail) {
    return new Appended.Unavailable(id, "LEDGER_UNAVAILABLE", detail);
  }

  /** Those that are not in the log yet, each once; the others are answered. */
  private List<Submission> unknown(List<Submission> submissions, Map<EntryId, Appended> known) {
    Map<EntryId, Submission> fresh = new LinkedHashMap<>();
    Map<EntryId, Long> there =
        entries.seqsOf(submissions.stream().map(s -> s.entry().id()).toList());
    for (Submission each : submissions) {
      EntryId id = each.entry().id();
      Long seq = there.get(id);
      Optional<Bytes> receipt = seq == null ? Optional.empty() : proofs.receiptOf(id, seq);
      if (receipt.isPresent()) {
        known.put(id, new Appended.Receipt(id, false, receipt.get()));
      } else {
        fresh.put(id, each);
      }
    }
    return List.copyOf(fresh.values());
  }

  private Map<EntryId, CompletableFuture<Waiting.Settled>> submit(
      List<Submission> fresh, Map<EntryId, Appended> known) {
    String trouble = sequencer.trouble();
    if (!trouble.isEmpty()) {
      fresh.forEach(each -> {
        EntryId id = each.entry().id();
        known.put(id, new Appended.Unavailable(id, "FORK_RISK", "log: read-only, for " + trouble));
      });
      return Map.of();
    }
    Map<EntryId, CompletableFuture<Waiting.Settled>> waiting = new LinkedHashMap<>();
    List<Submission> taken = new ArrayList<>();
    for (Submission each : fresh) {
      EntryId id = each.entry().id();
      sequencer
          .await(each)
          .ifPresentOrElse(
              answer -> {
                waiting.put(id, answer);
                taken.add(each);
              },
              () -> known.put(id, turnedAway(id)));
    }
    try {
      pending.put(taken);
    } catch (RuntimeException e) {
      waiting.keySet().forEach(sequencer::forget);
      throw e;
    }
    sequencer.nudge(taken.size());
    return waiting;
  }

  private Appended turnedAway(EntryId id) {
    return new Appended.Unavailable(
        id,
        "OVERLOADED",
        "queue: want at most %d entries that wait, and it is full; this one was not kept"
            .formatted(settings.maxPending()));
  }

  private Map<EntryId, Appended> settle(
      List<Submission> submissions,
      Map<EntryId, CompletableFuture<Waiting.Settled>> waiting,
      long end)
      throws InterruptedException {
    Map<EntryId, Waiting.Settled.Sequenced> sequenced = new LinkedHashMap<>();
    Map<EntryId, Appended> answers = new LinkedHashMap<>();
    for (var each : waiting.entrySet()) {
      EntryId id = each.getKey();
      switch (await(each.getValue(), end)) {
        case Waiting.Settled.Sequenced done -> sequenced.put(id, done);
        case Waiting.Settled.Refused no -> answers.put(id, new Appended.Refused(id, no.why()));
        case null -> answers.put(id, new Appended.Later(id));
      }
    }
    answers.putAll(proofs.receipts(submissions, sequenced));
    return answers;
  }

  private static Waiting.@org.jspecify.annotations.Nullable Settled await(
      CompletableFuture<Waiting.Settled> answer, long end) throws InterruptedException {
    try {
      return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | CancellationException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
