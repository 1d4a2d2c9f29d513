package org.qianyin.backend.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.index.IndexStore;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.log.CompactRange;
import org.qianyin.rules.Rules;
import org.qianyin.rules.act.Ruling;
import org.qianyin.rules.state.MemoryState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Steps 1 to 3 of ledger specification §6: one transaction judges pending entries in order, gives
 * seqs, tells the projections, writes the head and moves the log. The term is the fencing token.
 */
@Component
class EpochWriter {

  private final TransactionTemplate transactions;
  private final HeadStore heads;
  private final EntryStore entries;
  private final PendingStore pending;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  EpochWriter(
      TransactionTemplate transactions,
      HeadStore heads,
      EntryStore entries,
      PendingStore pending,
      ApplicationEventPublisher events,
      Clock clock) {
    this.transactions = transactions;
    this.heads = heads;
    this.entries = entries;
    this.pending = pending;
    this.events = events;
    this.clock = clock;
  }

  /** A pending row with what it holds. */
  record Candidate(long row, Submission submission) {}

  /** Another server leads, or the database is not the one that we know. */
  static final class LostLead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostLead(String what) {
      super(what);
    }
  }

  /**
   * Writes one epoch. Its index and tree are appended to, so after an exception the frontier is
   * spent and a replay must tell whether the transaction took place.
   *
   * @param term under which this server leads
   */
  Epoch write(String origin, long term, Frontier frontier, List<Candidate> batch) {
    Epoch epoch =
        transactions.execute(status -> {
          HeadStore.Row row = heads.lock(origin);
          if (row.term() != term || row.size() != frontier.size()) {
            throw new LostLead("the log is led by somebody else");
          }
          return write(origin, row, frontier, batch);
        });
    return java.util.Objects.requireNonNull(epoch);
  }

  private Epoch write(String origin, HeadStore.Row row, Frontier frontier, List<Candidate> batch) {
    Instant logTime = logTime(frontier.lastHead());
    Judging judging = new Judging(frontier, logTime);
    batch.forEach(judging::judge);
    pending.remove(batch.stream().map(Candidate::row).toList());
    judging.refused.forEach(pending::refused);
    IndexStore.Snapshot index = frontier.index().snapshot();
    if (judging.leaves.isEmpty()) {
      return judging.epoch(row.root(), index);
    }
    entries.append(judging.leaves, logTime);
    judging.announce();
    Sequenced head = head(origin, frontier, judging.next(), index.root(), logTime);
    entries.append(List.of(head), logTime);
    judging.leaves.add(head);
    Digest root = root(frontier, judging.leaves);
    heads.advance(origin, row, frontier.size() + judging.leaves.size(), root);
    return judging.epoch(root, index);
  }

  /** Fixed before the first apply; strictly increasing, whatever the clock does. */
  private Instant logTime(Optional<Head> last) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return last.map(head -> head.time().plusMillis(1)).filter(now::isBefore).orElse(now);
  }

  private Sequenced head(String origin, Frontier frontier, long seq, Digest map, Instant logTime) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    long prev = frontier.lastHead().map(Head::size).orElse(Head.NO_HEAD);
    byte[] bytes =
        new Head(origin, seq, prev, Head.RULES, map, logTime)
            .entryBytes(Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
    return new Sequenced(seq, Entry.parse(bytes, Rules.types()).orThrow());
  }

  private static Digest root(Frontier frontier, List<Sequenced> leaves) {
    CompactRange range = frontier.tree().tree().range();
    return range.extend(leaves.stream().map(leaf -> leaf.entry().leafHash()).toList()).root();
  }

  /** One pass over a batch. */
  private final class Judging {
    private final IndexStore index;
    private final long first;
    private final Instant logTime;
    private final List<Sequenced> leaves = new ArrayList<>();
    private final List<Submission> accepted = new ArrayList<>();
    private final Map<EntryId, Long> settled = new LinkedHashMap<>();
    private final Map<EntryId, WhyNot> refused = new LinkedHashMap<>();
    private MemoryState state;

    Judging(Frontier frontier, Instant logTime) {
      this.index = frontier.index();
      this.first = frontier.size();
      this.state = frontier.state();
      this.logTime = logTime;
    }

    long next() {
      return first + leaves.size();
    }

    void judge(Candidate candidate) {
      Entry entry = candidate.submission().entry();
      if (state.hasEntry(entry.id())) {
        settleAgain(entry.id());
        return;
      }
      switch (Rules.apply(state, next(), logTime, entry)) {
        case Ruling.Applied applied -> {
          index.append(new SubjectLog.Element(next(), entry.leafHash()), applied.subjects());
          state = applied.after(state);
          settled.put(entry.id(), next());
          leaves.add(new Sequenced(next(), entry));
          accepted.add(candidate.submission());
        }
        case Ruling.Refused no -> refused.put(entry.id(), WhyNot.of(no.findings()));
      }
    }

    /** It came twice: in this batch, or while an earlier one was being written. */
    private void settleAgain(EntryId id) {
      OptionalLong seq = entries.seqOf(id);
      seq.ifPresent(found -> settled.put(id, found));
    }

    void announce() {
      pending.opened(accepted);
      for (int i = 0; i < accepted.size(); i++) {
        Submission submission = accepted.get(i);
        events.publishEvent(
            new EntrySequenced(leaves.get(i), logTime, Openings.published(submission.openings())));
      }
    }

    Epoch epoch(Digest root, IndexStore.Snapshot snapshot) {
      return new Epoch(leaves, root, snapshot, state, settled, refused);
    }
  }
}
