package org.qianyin.backend.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.qianyin.proof.entry.EntryId;

/** Requests that wait for the judgement of an entry; several may wait for one. */
final class Waiting {

  /** What the sequencer has to say of an entry. */
  sealed interface Settled {
    /** It is leaf {@code seq} of a published tree. */
    record Sequenced(long seq, SignedTree tree) implements Settled {}

    /** It is not in the log. */
    record Refused(WhyNot why) implements Settled {}
  }

  private record Ticket(Submission submission, CompletableFuture<Settled> answer) {}

  private final Map<EntryId, Ticket> tickets = new ConcurrentHashMap<>();

  /**
   * Waits with all others who wait for this entry.
   *
   * @param most entries that may wait
   * @return empty if so many others wait already
   */
  Optional<CompletableFuture<Settled>> join(Submission submission, int most) {
    EntryId id = submission.entry().id();
    if (tickets.size() >= most && !tickets.containsKey(id)) {
      return Optional.empty();
    }
    return Optional.of(
            tickets.computeIfAbsent(id, key -> new Ticket(submission, new CompletableFuture<>())))
        .map(Ticket::answer);
  }

  /** What was submitted, if somebody still waits for it: it need not be read again. */
  Optional<Submission> submission(EntryId id) {
    return Optional.ofNullable(tickets.get(id)).map(Ticket::submission);
  }

  void settle(EntryId id, Settled outcome) {
    Ticket ticket = tickets.remove(id);
    if (ticket != null) {
      ticket.answer().complete(outcome);
    }
  }

  /** Nobody here will judge it: it could not be made durable, or another server leads. */
  void forget(EntryId id) {
    Ticket ticket = tickets.remove(id);
    if (ticket != null) {
      ticket.answer().cancel(false);
    }
  }

  Set<EntryId> ids() {
    return Set.copyOf(tickets.keySet());
  }
}
