package org.qianyin.rules.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Subject;

/**
 * The state in memory. Immutable: every step makes a new one that shares nearly everything with the
 * old, so a batch is rolled back by keeping the old one, and any thread may read any of them.
 */
public final class MemoryState implements State {

  private record Pair<A extends Comparable<A>, B extends Comparable<B>>(A first, B second)
      implements Comparable<Pair<A, B>> {
    @Override
    public int compareTo(Pair<A, B> other) {
      int order = first.compareTo(other.first);
      return order != 0 ? order : second.compareTo(other.second);
    }
  }

  private final String log;
  private final SortedTree<EntryId, Boolean> entries;
  private final SortedTree<Digest, Long> counts;
  private final SortedTree<Long, Digest> heads;
  private final Facts facts;

  /** What single entries changed. */
  private record Facts(
      SortedTree<PartyId, Party> parties,
      SortedTree<String, PartyId> keys,
      SortedTree<EntryId, Delegation> delegations,
      SortedTree<Pair<Digest, PartyId>, Boolean> commits,
      SortedTree<Pair<Digest, PartyId>, Boolean> contents,
      SortedTree<EntryId, Work> works,
      SortedTree<EntryId, Chain<EntryId>> parts,
      SortedTree<EntryId, License> licenses,
      SortedTree<Pair<EntryId, String>, Chain<EntryId>> facets) {}

  private MemoryState(
      String log,
      SortedTree<EntryId, Boolean> entries,
      SortedTree<Digest, Long> counts,
      SortedTree<Long, Digest> heads,
      Facts facts) {
    this.log = log;
    this.entries = entries;
    this.counts = counts;
    this.heads = heads;
    this.facts = facts;
  }

  /**
   * The state before the first entry.
   *
   * @param log origin of the ledger
   */
  public static MemoryState empty(String log) {
    return new MemoryState(
        log,
        SortedTree.empty(),
        SortedTree.empty(),
        SortedTree.empty(),
        new Facts(
            SortedTree.empty(),
            SortedTree.empty(),
            SortedTree.empty(),
            SortedTree.empty(),
            SortedTree.empty(),
            SortedTree.empty(),
            SortedTree.empty(),
            SortedTree.empty(),
            SortedTree.empty()));
  }

  /**
   * The state after an accepted entry.
   *
   * @param subjects of the entry, each once
   * @param changes in the order in which they are made
   */
  public MemoryState after(EntryId id, Collection<Subject> subjects, List<Change> changes) {
    SortedTree<Digest, Long> grown = counts;
    for (Subject subject : subjects) {
      Digest key = subject.key();
      grown = grown.with(key, grown.get(key).orElse(0L) + 1);
    }
    Facts next = facts;
    for (Change change : changes) {
      next = after(next, change);
    }
    return new MemoryState(log, entries.with(id, true), grown, heads, next);
  }

  /**
   * The state after a head.
   *
   * @param size number of leaves, the head included
   * @param root of the tree of that size
   */
  public MemoryState afterHead(long size, Digest root) {
    return new MemoryState(log, entries, counts, heads.with(size, root), facts);
  }

  private static Facts after(Facts f, Change change) {
    SortedTree<PartyId, Party> parties = f.parties;
    SortedTree<String, PartyId> keys = f.keys;
    SortedTree<EntryId, Delegation> delegations = f.delegations;
    SortedTree<Pair<Digest, PartyId>, Boolean> commits = f.commits;
    SortedTree<Pair<Digest, PartyId>, Boolean> contents = f.contents;
    SortedTree<EntryId, Work> works = f.works;
    SortedTree<EntryId, Chain<EntryId>> parts = f.parts;
    SortedTree<EntryId, License> licenses = f.licenses;
    SortedTree<Pair<EntryId, String>, Chain<EntryId>> facets = f.facets;
    if (change instanceof Change.PartyKeys it) {
      parties = parties.with(it.id(), it.party());
    } else if (change instanceof Change.KeyBound it) {
      keys = keys.with(it.key(), it.party());
    } else if (change instanceof Change.Delegated it) {
      delegations = delegations.with(it.id(), it.delegation());
    } else if (change instanceof Change.Committed it) {
      commits = commits.with(new Pair<>(it.commit(), it.by()), true);
    } else if (change instanceof Change.ContentClaimed it) {
      contents = contents.with(new Pair<>(it.content(), it.by()), true);
    } else if (change instanceof Change.WorkIs it) {
      Work work = it.work();
      if (!works.has(work.id()) && work.parent().isPresent()) {
        parts = appended(parts, work.parent().get(), work.id());
      }
      works = works.with(work.id(), work);
    } else if (change instanceof Change.LicenseIs it) {
      License license = it.license();
      if (!licenses.has(license.id())) {
        for (Pair<EntryId, String> facet : facets(license)) {
          facets = appended(facets, facet, license.id());
        }
      }
      licenses = licenses.with(license.id(), license);
    }
    return new Facts(parties, keys, delegations, commits, contents, works, parts, licenses, facets);
  }

  private static <K extends Comparable<? super K>> SortedTree<K, Chain<EntryId>> appended(
      SortedTree<K, Chain<EntryId>> lists, K key, EntryId id) {
    return lists.with(key, new Chain<>(lists.get(key).orElse(null), id));
  }

  private static List<Pair<EntryId, String>> facets(License license) {
    List<Pair<EntryId, String>> facets = new ArrayList<>();
    Stream.concat(license.works().stream(), license.ancestors().stream())
        .forEach(work -> {
          license.x().forEach(right -> facets.add(facet(work, true, right)));
          license.n().forEach(right -> facets.add(facet(work, false, right)));
        });
    return facets;
  }

  private static Pair<EntryId, String> facet(EntryId work, boolean exclusive, String right) {
    return new Pair<>(work, (exclusive ? "x/" : "n/") + right);
  }

  @Override
  public String log() {
    return log;
  }

  @Override
  public boolean hasEntry(EntryId id) {
    return entries.has(id);
  }

  @Override
  public long count(Subject subject) {
    return counts.get(subject.key()).orElse(0L);
  }

  @Override
  public Optional<Digest> rootAtHead(long size) {
    return heads.get(size);
  }

  @Override
  public Optional<Party> party(PartyId id) {
    return facts.parties.get(id);
  }

  @Override
  public Optional<PartyId> boundTo(String key) {
    return facts.keys.get(key);
  }

  @Override
  public Optional<Delegation> delegation(EntryId id) {
    return facts.delegations.get(id);
  }

  @Override
  public boolean hasCommit(Digest commit, PartyId by) {
    return facts.commits.has(new Pair<>(commit, by));
  }

  @Override
  public boolean hasContent(Digest content, PartyId by) {
    return facts.contents.has(new Pair<>(content, by));
  }

  @Override
  public Optional<Work> work(EntryId id) {
    return facts.works.get(id);
  }

  @Override
  public List<Work> parts(EntryId work) {
    return facts.parts.get(work).map(Chain::toList).orElse(List.of()).stream()
        .flatMap(id -> work(id).stream())
        .toList();
  }

  @Override
  public Optional<License> license(EntryId id) {
    return facts.licenses.get(id);
  }

  @Override
  public List<License> licenses(EntryId work, boolean exclusive, String right) {
    return facts
        .facets
        .get(facet(work, exclusive, right))
        .map(Chain::toList)
        .orElse(List.of())
        .stream()
        .flatMap(id -> license(id).stream())
        .toList();
  }
}
