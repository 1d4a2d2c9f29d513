package org.qianyin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.IndexView;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.TlogProof;

/**
 * Makes bundles about one checkpoint. What is read for all of them, the head and its place, is read
 * once. Not for several threads.
 */
public final class BundleMaker {

  private final String note;
  private final MerkleTree tree;
  private final IndexView index;
  private final LongFunction<byte[]> entries;
  private final Bytes headEntry;
  private final String headInclusion;

  /**
   * @param note the checkpoint with all its signatures
   * @param tree the log at the size of the checkpoint, at least 2; its last leaf is a head
   * @param index as of that head
   * @param entries bytes of the entry at a seq below the size
   */
  public BundleMaker(
      SignedNote note, MerkleTree tree, IndexView index, LongFunction<byte[]> entries) {
    this.note = note.noteText();
    this.tree = tree;
    this.index = index;
    this.entries = entries;
    this.headEntry = Bytes.of(entries.apply(tree.size() - 1));
    this.headInclusion = inclusion(tree.size() - 1);
  }

  /** Begins a bundle about the entry at {@code seq}, which is no head. */
  public Draft about(long seq) {
    return new Draft(seq);
  }

  private String inclusion(long seq) {
    return new TlogProof(seq, tree.inclusion(seq).path(), note).text();
  }

  /** A bundle in the making: which subjects it shows, and how much of each. */
  public final class Draft {

    private final long seq;
    private final Map<Subject, TreeSet<Integer>> shown = new TreeMap<>();

    private Draft(long seq) {
      this.seq = seq;
    }

    /** Shows how many entries the subject has. */
    public Draft count(Subject subject) {
      shown.computeIfAbsent(subject, s -> new TreeSet<>());
      return this;
    }

    /** Shows all entries of the subject, or that it has none. */
    public Draft whole(Subject subject) {
      return show(subject, 0, index.log(subject).count());
    }

    /** Shows the first entry of the subject, if it has one. */
    public Draft first(Subject subject) {
      return show(subject, 0, Math.min(1, index.log(subject).count()));
    }

    /**
     * Shows that the subject lists the entry that the bundle is about.
     *
     * @throws IllegalArgumentException if it does not
     */
    public Draft listing(Subject subject) {
      OptionalInt at = index.log(subject).indexOf(seq);
      if (at.isEmpty()) {
        throw new IllegalArgumentException(subject + " does not list the entry at " + seq);
      }
      return show(subject, at.getAsInt(), at.getAsInt() + 1);
    }

    private Draft show(Subject subject, int from, int to) {
      TreeSet<Integer> elements = shown.computeIfAbsent(subject, s -> new TreeSet<>());
      for (int n = from; n < to; n++) {
        elements.add(n);
      }
      return this;
    }

    /** The bundle, without anchors, time stamps and openings. */
    public Bundle make() {
      List<SubjectProof> proofs = new ArrayList<>();
      shown.forEach((subject, elements) -> proofs.add(proof(subject, elements)));
      return new Bundle(
          Bytes.of(entries.apply(seq)),
          inclusion(seq),
          headEntry,
          headInclusion,
          proofs,
          List.of(),
          List.of(),
          List.of());
    }

    private SubjectProof proof(Subject subject, SortedSet<Integer> shownElements) {
      SubjectLog log = index.log(subject);
      boolean slice = shownElements.size() < log.count();
      List<SubjectProof.Element> elements = new ArrayList<>();
      for (int n : shownElements) {
        long at = log.element(n).seq();
        elements.add(
            new SubjectProof.Element(
                n,
                at,
                Bytes.of(entries.apply(at)),
                slice ? Optional.of(path(log, n)) : Optional.empty()));
      }
      return new SubjectProof(subject, index.claim(subject), index.prove(subject), elements);
    }

    private static List<String> path(SubjectLog log, int n) {
      return log.inclusion(n).path().stream()
          .map(hash -> Base64Strict.STANDARD.encode(hash.bytes()))
          .toList();
    }
  }
}
