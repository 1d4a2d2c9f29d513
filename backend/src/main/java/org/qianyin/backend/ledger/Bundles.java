package org.qianyin.backend.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.SubjectProof;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.MapClaim;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.log.TlogProof;
import org.springframework.stereotype.Component;

/**
 * Writes bundles about one signed tree, with the code that the SDK checks them with. Facets that
 * would grow too large become slices: the checks then say UNKNOWN, never a guess.
 */
@Component
class Bundles {

  /** Most elements of one complete facet; the format allows 10⁵ in all. */
  static final int MOST_COMPLETE = 4096;

  private final EntryBytes bytes;
  private final SubjectTrees trees = new SubjectTrees();

  Bundles(EntryBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Writes a bundle.
   *
   * @param tree that covers the entry
   * @param facets to show, each subject once
   * @param anchors about the very checkpoint of the tree
   */
  Bundle write(
      SignedTree tree,
      Sequenced entry,
      Collection<Facet> facets,
      List<AnchorProof> anchors,
      List<Disclosure> openings) {
    SortedMap<Subject, Plan> plans = new TreeMap<>();
    Set<Long> wanted = new HashSet<>();
    for (Facet facet : facets) {
      Plan plan = Plan.of(tree.index().log(facet.subject()), facet, entry.seq());
      plans.put(facet.subject(), plan);
      plan.places().forEach(n -> wanted.add(plan.log().element(n).seq()));
    }
    bytes.remember(entry);
    Map<Long, byte[]> entries = bytes.get(wanted);
    List<SubjectProof> proofs = new ArrayList<>();
    plans.forEach((subject, plan) -> proofs.add(proof(tree, subject, plan, entries)));
    return new Bundle(
        Bytes.of(entry.entry().bytes()),
        inclusion(tree, entry.seq()),
        Bytes.of(tree.head().entry().bytes()),
        inclusion(tree, tree.head().seq()),
        proofs,
        anchors,
        List.of(),
        openings);
  }

  private static String inclusion(SignedTree tree, long seq) {
    return new TlogProof(seq, tree.tree().inclusion(seq).path(), tree.note()).text();
  }

  private SubjectProof proof(
      SignedTree tree, Subject subject, Plan plan, Map<Long, byte[]> entries) {
    List<SubjectProof.Element> elements = new ArrayList<>();
    for (int n : plan.places()) {
      SubjectLog.Element element = plan.log().element(n);
      byte[] entry = java.util.Objects.requireNonNull(entries.get(element.seq()));
      Optional<List<String>> path =
          plan.complete() ? Optional.empty() : Optional.of(path(subject, plan.log(), n));
      elements.add(new SubjectProof.Element(n, element.seq(), Bytes.of(entry), path));
    }
    // The map knows count and root; the log would hash its last page to say the same.
    MapClaim claim = tree.index().claim(subject);
    return new SubjectProof(subject, claim, tree.index().prove(subject), elements);
  }

  private List<String> path(Subject subject, SubjectLog log, int n) {
    return trees.of(subject, log).inclusion(n).path().stream()
        .map(hash -> Base64Strict.STANDARD.encode(hash.bytes()))
        .toList();
  }

  /** Which elements of a subject are shown. */
  private record Plan(SubjectLog log, List<Integer> places, boolean complete) {

    static Plan of(SubjectLog log, Facet facet, long seq) {
      boolean all = facet.form() == Facet.Form.COMPLETE && log.count() <= MOST_COMPLETE;
      if (facet.form() == Facet.Form.COUNT || log.count() == 0) {
        return new Plan(log, List.of(), true);
      }
      return all
          ? new Plan(log, java.util.stream.IntStream.range(0, log.count()).boxed().toList(), true)
          : new Plan(log, slice(log, facet.subject(), seq), false);
    }

    /** The entry itself, and before it the first one where being first matters. */
    private static List<Integer> slice(SubjectLog log, Subject subject, long seq) {
      List<Integer> places = new ArrayList<>();
      int own = place(log, seq);
      if (own != 0 && subject.text().startsWith("content:")) {
        places.add(0);
      }
      if (own >= 0) {
        places.add(own);
      }
      return places;
    }

    /** The place of a seq in a subject, or −1. */
    private static int place(SubjectLog log, long seq) {
      int low = 0;
      int high = log.count() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        long found = log.element(middle).seq();
        if (found == seq) {
          return middle;
        }
        if (found < seq) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return -1;
    }
  }

  /** The facets of a receipt: an entry in each of its own subjects, and the keys of its signers. */
  static List<Facet> ofReceipt(Entry entry, Collection<Subject> keyFacets) {
    SortedMap<Subject, Facet> facets = new TreeMap<>();
    for (Subject subject : entry.subjects()) {
      facets.put(
          subject,
          new Facet(subject, isRead(subject, entry) ? Facet.Form.COMPLETE : Facet.Form.SLICE));
    }
    keyFacets.forEach(subject -> facets.put(subject, Facet.complete(subject)));
    return List.copyOf(facets.values());
  }

  /** Facets that verdicts read in full (ledger specification §3). */
  private static boolean isRead(Subject subject, Entry entry) {
    String text = subject.text();
    return text.endsWith("/title")
        || text.contains("/x/")
        || text.endsWith("/keys")
        || text.equals("license:" + entry.id().hex());
  }
}
