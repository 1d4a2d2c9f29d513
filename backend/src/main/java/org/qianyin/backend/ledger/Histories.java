package org.qianyin.backend.ledger;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.rules.Rules;
import org.qianyin.rules.status.AsOf;
import org.qianyin.rules.status.Facet;
import org.qianyin.rules.status.History;
import org.springframework.stereotype.Component;

/**
 * What the log knows, facet by facet, for answers about rights. A facet that is too large for a
 * bundle is given here as a bundle gives it, so that server and verifier say the same.
 */
@Component
public class Histories {

  private final PublishedLog log;
  private final EntryBytes bytes;

  Histories(PublishedLog log, EntryBytes bytes) {
    this.log = log;
    this.bytes = bytes;
  }

  /** The history up to the newest published head; empty before there is one. */
  public Optional<History> newest() {
    return log.tree().map(tree -> of(tree, Proofs.Level.SEQUENCED));
  }

  /** The history up to the head of a tree. */
  History of(SignedTree tree, Proofs.Level level) {
    Set<String> levels =
        level == Proofs.Level.ANCHORED ? Set.of("ANCHORED", "SEQUENCED") : Set.of("SEQUENCED");
    AsOf asOf = new AsOf(tree.size(), tree.root(), tree.headBody().map(), new TreeSet<>(levels));
    return History.of(asOf, subject -> Optional.of(facet(tree, subject)));
  }

  private Facet facet(SignedTree tree, Subject subject) {
    SubjectLog entries = tree.index().log(subject);
    if (entries.count() == 0) {
      return Facet.absent(subject);
    }
    int shown = entries.count() <= Bundles.MOST_COMPLETE ? entries.count() : 1;
    return new Facet(
        subject, entries.count(), Optional.of(entries.root()), elements(entries, shown));
  }

  /** The first entries of a subject, by their index among its entries. */
  private SortedMap<Long, Sequenced> elements(SubjectLog entries, int shown) {
    Set<Long> seqs = new HashSet<>();
    IntStream.range(0, shown).forEach(n -> seqs.add(entries.element(n).seq()));
    Map<Long, byte[]> found = bytes.get(seqs);
    SortedMap<Long, Sequenced> elements = new TreeMap<>();
    for (int n = 0; n < shown; n++) {
      long seq = entries.element(n).seq();
      Entry entry = Entry.parse(Objects.requireNonNull(found.get(seq)), Rules.types()).orThrow();
      elements.put((long) n, new Sequenced(seq, entry));
    }
    return elements;
  }
}
