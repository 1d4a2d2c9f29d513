package org.qianyin.proof.check;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Finding;
import org.qianyin.proof.Policy;
import org.qianyin.proof.ProvenSubject;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.log.Cosignature;
import org.qianyin.proof.log.TlogProof;
import org.qianyin.proof.log.VerifierKey;

/** One bundle under one policy at one time, and what the checks have established so far. */
final class Examination {

  /** How far a cosigner's clock may be ahead of ours before it stops to count, in seconds. */
  private static final long CLOCK_SKEW = 300;

  private final Bundle bundle;
  private final Optional<Digest> file;
  private final Policy policy;
  private final CheckpointOpener checkpoints;
  private final EntryReader entries;
  private final Instant now;
  private final SortedMap<Subject, ProvenSubject> proven = new TreeMap<>();
  private @Nullable TlogProof inclusion;
  private @Nullable OpenedCheckpoint checkpoint;
  private @Nullable Entry entry;
  private @Nullable Head head;
  private @Nullable Instant asOf;

  Examination(
      Bundle bundle,
      Optional<Digest> file,
      Policy policy,
      CheckpointOpener checkpoints,
      EntryReader entries,
      Instant now) {
    this.bundle = bundle;
    this.file = file;
    this.policy = policy;
    this.checkpoints = checkpoints;
    this.entries = entries;
    this.now = now;
  }

  Bundle bundle() {
    return bundle;
  }

  Optional<Digest> file() {
    return file;
  }

  Policy policy() {
    return policy;
  }

  CheckpointOpener checkpoints() {
    return checkpoints;
  }

  EntryReader entries() {
    return entries;
  }

  Instant now() {
    return now;
  }

  void established(TlogProof proof, OpenedCheckpoint opened) {
    inclusion = proof;
    checkpoint = opened;
  }

  void established(Entry readable) {
    entry = readable;
  }

  void established(Head last) {
    head = last;
  }

  void established(Instant trusted) {
    asOf = trusted;
  }

  void established(ProvenSubject subject) {
    proven.put(subject.subject(), subject);
  }

  boolean hasCheckpoint() {
    return checkpoint != null;
  }

  /** After the check {@code checkpoint}. */
  OpenedCheckpoint checkpoint() {
    return needed(checkpoint);
  }

  /** After the check {@code checkpoint}. */
  TlogProof inclusion() {
    return needed(inclusion);
  }

  /** After the check {@code entry}. */
  Entry entry() {
    return needed(entry);
  }

  /** After the check {@code head}. */
  Head head() {
    return needed(head);
  }

  /** After the check {@code index}. */
  SortedMap<Subject, ProvenSubject> proven() {
    return Collections.unmodifiableSortedMap(proven);
  }

  /** The signatures that count: those not dated too far ahead of our clock. */
  List<Cosignature> cosignatures() {
    long limit = now.getEpochSecond() + CLOCK_SKEW;
    return checkpoint().cosignatures().stream().filter(c -> c.isNotAfter(limit)).toList();
  }

  Set<VerifierKey> signers() {
    return cosignatures().stream().map(Cosignature::key).collect(Collectors.toSet());
  }

  Verdict verdict(List<Finding> findings) {
    TlogProof placed = inclusion;
    return new Verdict(
        findings,
        placed == null
            ? Optional.empty()
            : Optional.ofNullable(entry).map(e -> new Sequenced(placed.index(), e)),
        Optional.ofNullable(checkpoint).map(OpenedCheckpoint::checkpoint),
        Optional.ofNullable(head),
        Optional.ofNullable(asOf),
        policy.name(),
        proven());
  }

  private static <T> T needed(@Nullable T fact) {
    if (fact == null) {
      throw new IllegalStateException("a check ran before the one that it builds on");
    }
    return fact;
  }
}
