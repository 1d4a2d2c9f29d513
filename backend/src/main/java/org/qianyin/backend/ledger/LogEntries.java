package org.qianyin.backend.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.rules.Rules;
import org.springframework.stereotype.Service;

/** Published entries, for readers. */
@Service
public class LogEntries {

  private final EntryStore store;
  private final PendingStore openings;
  private final PublishedLog log;
  private final HeadQueries queries;

  LogEntries(EntryStore store, PendingStore openings, PublishedLog log, HeadQueries queries) {
    this.store = store;
    this.openings = openings;
    this.log = log;
    this.queries = queries;
  }

  /** A published entry and its log time. */
  public record Logged(Sequenced entry, Instant logTime) {}

  /** The entry with this id, if it is published. */
  public Optional<Logged> find(EntryId id) {
    var seq = store.seqOf(id);
    return seq.isEmpty() ? Optional.empty() : find(seq.getAsLong());
  }

  /** The entry at this place, if it is published. */
  public Optional<Logged> find(long seq) {
    return seq < size() ? store.find(seq).map(LogEntries::logged) : Optional.empty();
  }

  /**
   * Entries in log order.
   *
   * @param after seq behind which to begin, −1 for the start
   * @param type one type, or null for all
   * @param limit at most so many
   */
  public List<Logged> list(long after, @Nullable String type, int limit) {
    List<EntryStore.Row> rows = queries.asOfNewest(size -> store.list(after, type, size, limit));
    return rows.stream().map(LogEntries::logged).toList();
  }

  /**
   * Entries of a subject in log order.
   *
   * @param after seq behind which to begin, −1 for the start
   * @param limit at most so many
   */
  public List<Logged> of(Subject subject, long after, int limit) {
    SignedTree tree = log.tree().orElse(null);
    if (tree == null) {
      return List.of();
    }
    SubjectLog elements = tree.index().log(subject);
    List<Long> seqs = new ArrayList<>();
    for (int n = firstBehind(elements, after); n < elements.count() && seqs.size() < limit; n++) {
      seqs.add(elements.element(n).seq());
    }
    LogReader.Published head = new LogReader.Published(tree.size(), tree.root());
    Map<Long, EntryStore.Row> rows = queries.asOf(head, () -> store.rows(seqs));
    return seqs.stream().map(rows::get).filter(row -> row != null).map(LogEntries::logged).toList();
  }

  /** How many entries a subject has. */
  public long count(Subject subject) {
    return log.tree().map(tree -> (long) tree.index().log(subject).count()).orElse(0L);
  }

  /** What was opened of an entry. */
  public List<Disclosure> openings(EntryId id) {
    return openings.openings(id);
  }

  private long size() {
    return log.tree().map(SignedTree::size).orElse(0L);
  }

  private static int firstBehind(SubjectLog elements, long after) {
    int low = 0;
    int high = elements.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (elements.element(middle).seq() > after) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static Logged logged(EntryStore.Row row) {
    Entry entry = Entry.parse(row.bytes().value(), Rules.types()).orThrow();
    return new Logged(new Sequenced(row.seq(), entry), row.logTime());
  }
}
