package org.qianyin.backend.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.rules.Rules;
import org.qianyin.rules.status.History;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Proofs of what is in the log, about the newest checkpoint or the newest anchored one. */
@Service
public class Proofs {

  private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);

  /** About which checkpoint a bundle shall be. */
  public enum Level {
    /** The newest published one. */
    SEQUENCED,
    /** The newest one that is final on the chain. */
    ANCHORED;

    /** By its name in paths: {@code sequenced}, {@code anchored}. */
    public static Optional<Level> of(String text) {
      return switch (text) {
        case "sequenced" -> Optional.of(SEQUENCED);
        case "anchored" -> Optional.of(ANCHORED);
        default -> Optional.empty();
      };
    }
  }

  private final PublishedLog log;
  private final EntryStore entries;
  private final PendingStore openings;
  private final ReceiptStore receipts;
  private final Bundles bundles;
  private final Histories histories;
  private final ObjectProvider<AnchoredHeads> anchored;

  Proofs(
      PublishedLog log,
      EntryStore entries,
      PendingStore openings,
      ReceiptStore receipts,
      Bundles bundles,
      Histories histories,
      ObjectProvider<AnchoredHeads> anchored) {
    this.log = log;
    this.entries = entries;
    this.openings = openings;
    this.receipts = receipts;
    this.bundles = bundles;
    this.histories = histories;
    this.anchored = anchored;
  }

  /**
   * The bundle of an entry as a receipt shows it.
   *
   * @return JSON in UTF-8, or empty if no checkpoint of that level covers the entry
   */
  public Optional<Bytes> of(EntryId id, Level level) {
    return about(id, level, (tree, entry) -> Bundles.ofReceipt(entry, keyFacets(tree, entry)));
  }

  /**
   * The bundle of an entry with the facets that a question needs, beside those of a receipt.
   *
   * @param needed asked with the history up to the very checkpoint that the bundle is about; at
   *     most 200 facets
   * @return JSON in UTF-8, or empty if no checkpoint of that level covers the entry
   */
  public Optional<Bytes> of(EntryId id, Level level, Function<History, Collection<Facet>> needed) {
    return about(
        id,
        level,
        (tree, entry) -> {
          Map<Subject, Facet> all = new LinkedHashMap<>();
          Bundles.ofReceipt(entry, keyFacets(tree, entry))
              .forEach(each -> all.put(each.subject(), each));
          needed.apply(histories.of(tree, level)).forEach(each -> all.put(each.subject(), each));
          return List.copyOf(all.values());
        });
  }

  private interface Facets {
    List<Facet> of(SignedTree tree, Entry entry);
  }

  private Optional<Bytes> about(EntryId id, Level level, Facets facets) {
    OptionalLong seq = entries.seqOf(id);
    return seq.isEmpty()
        ? Optional.empty()
        : target(level)
            .filter(target -> target.tree().size() > seq.getAsLong())
            .map(target -> written(target, sequenced(seq.getAsLong()), facets));
  }

  private record Target(SignedTree tree, List<AnchorProof> anchors) {}

  private Optional<Target> target(Level level) {
    if (level == Level.SEQUENCED) {
      return log.tree().map(tree -> new Target(tree, List.of()));
    }
    return Optional.ofNullable(anchored.getIfAvailable())
        .flatMap(AnchoredHeads::newest)
        .flatMap(head ->
            log.tree(head.size())
                .map(tree -> new Target(tree, List.of(AnchorProof.parse(head.proof()).orThrow()))));
  }

  /** Why no newer checkpoint of this level will come for now; empty if one will. */
  public Optional<String> trouble(Level level) {
    return level == Level.SEQUENCED
        ? Optional.empty()
        : Optional.ofNullable(anchored.getIfAvailable()).flatMap(AnchoredHeads::trouble);
  }

  private Sequenced sequenced(long seq) {
    EntryStore.Row row = entries.find(seq).orElseThrow();
    return new Sequenced(seq, Entry.parse(row.bytes().value(), Rules.types()).orThrow());
  }

  private Bytes written(Target target, Sequenced entry, Facets facets) {
    Bundle bundle =
        bundles.write(
            target.tree(),
            entry,
            facets.of(target.tree(), entry.entry()),
            target.anchors(),
            openings.openings(entry.entry().id()));
    return Bytes.of(bundle.bytes());
  }

  /** The keys of every party that signs or is acted for: a verdict on authority reads them all. */
  private Collection<Subject> keyFacets(SignedTree tree, Entry entry) {
    NavigableSet<PartyId> parties = new TreeSet<>();
    entry.by().ifPresent(parties::add);
    entry.sigs().forEach(sig -> tree.state().boundTo(sig.key()).ifPresent(parties::add));
    return parties.stream().map(party -> new Subject(party + "/keys")).toList();
  }

  /** The first receipt of an entry that is in the log, or a fresh one if that was lost. */
  Optional<Bytes> receiptOf(EntryId id, long seq) {
    return receipts
        .find(id)
        .or(() ->
            log.tree()
                .filter(tree -> tree.size() > seq)
                .map(tree -> write(tree, sequenced(seq), openings.openings(id))));
  }

  /** First receipts of entries that a tree has just made public. */
  Map<EntryId, Appended> receipts(
      List<Submission> submissions, Map<EntryId, Waiting.Settled.Sequenced> sequenced) {
    Map<EntryId, Bytes> written = new LinkedHashMap<>();
    submissions.stream()
        .filter(each -> sequenced.containsKey(each.entry().id()))
        .forEach(each -> {
          Waiting.Settled.Sequenced at =
              java.util.Objects.requireNonNull(sequenced.get(each.entry().id()));
          written.computeIfAbsent(
              each.entry().id(),
              id -> write(at.tree(), new Sequenced(at.seq(), each.entry()), each.openings()));
        });
    remember(written);
    Map<EntryId, Appended> answers = new LinkedHashMap<>();
    written.forEach((id, bundle) -> answers.put(id, new Appended.Receipt(id, true, bundle)));
    return answers;
  }

  private Bytes write(
      SignedTree tree, Sequenced entry, List<org.qianyin.proof.entry.Disclosure> opened) {
    List<Facet> facets = Bundles.ofReceipt(entry.entry(), keyFacets(tree, entry.entry()));
    return Bytes.of(bundles.write(tree, entry, facets, List.of(), opened).bytes());
  }

  private void remember(Map<EntryId, Bytes> written) {
    if (written.isEmpty()) {
      return;
    }
    try {
      receipts.put(written);
    } catch (DataAccessException e) {
      LOG.warn("receipts were not kept: {}", e.getMessage());
    }
  }
}
