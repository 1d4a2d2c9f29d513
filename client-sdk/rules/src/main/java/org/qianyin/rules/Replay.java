package org.qianyin.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.index.IndexStore;
import org.qianyin.proof.index.SubjectIndex;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.log.GrowingTree;
import org.qianyin.proof.log.TreeHash;
import org.qianyin.rules.act.Ruling;
import org.qianyin.rules.state.MemoryState;

/**
 * Runs all leaves of a log through the rules, in order (ledger specification §5, §7): what the
 * server does at its start, and an auditor always. Leaves wait for the head after them, which has
 * their log time. One thread; fed leaf by leaf.
 */
public final class Replay {

  /** The most leaves that may stand between two heads (ledger specification §5). */
  public static final int MAX_EPOCH = 10_000;

  /** Checks the equations of an entry's signatures, or trusts that somebody did. */
  public interface SignatureCheck {
    Optional<Refusal> check(Entry entry);
  }

  /** Is told of every leaf that was judged, in log order. */
  public interface Listener {

    /** Hears nothing. */
    Listener NONE = new Listener() {};

    /** An entry was accepted; {@code state} is the one after it. */
    default void applied(long seq, Head head, Ruling.Applied ruling, MemoryState state) {}

    /** A head stood where it should. */
    default void head(Head head, Entry entry) {}
  }

  /**
   * A leaf that changed nothing: one that is no entry, or that apply refuses.
   *
   * @param reason the first broken rule
   */
  public record VoidLeaf(long seq, Refusal reason) {}

  /** How a replay ended. */
  public sealed interface Result {

    /** Every head is in place and every map was computed again. */
    record Consistent() implements Result {}

    /** The operator broke a rule on heads, at this leaf. */
    record Violated(long seq, Refusal rule) implements Result {}

    /** {@code UNKNOWN_RULES}: this software is too old to say. */
    record Undecided(long seq, Refusal reason) implements Result {}
  }

  private record Pending(long seq, Digest leafHash, Outcome<Entry> entry) {}

  private final RuleBook rules;
  private final SignatureCheck signatures;
  private final Listener listener;
  private final IndexStore index;
  private final GrowingTree tree = new GrowingTree();
  private final List<Pending> epoch = new ArrayList<>();
  private final List<VoidLeaf> voids = new ArrayList<>();
  private MemoryState state;
  private Optional<Head> lastHead = Optional.empty();
  private long size;
  private Optional<Result> broken = Optional.empty();

  private Replay(
      String log, RuleBook rules, SignatureCheck signatures, Listener listener, IndexStore index) {
    this.state = MemoryState.empty(log);
    this.rules = rules;
    this.signatures = signatures;
    this.listener = listener;
    this.index = index;
  }

  /**
   * A replay before the first leaf, its index in memory.
   *
   * @param log origin of the ledger
   */
  public static Replay of(
      String log, RuleBook rules, SignatureCheck signatures, Listener listener) {
    return of(log, rules, signatures, listener, new SubjectIndex());
  }

  /**
   * A replay before the first leaf.
   *
   * @param log origin of the ledger
   * @param index without subjects: the replay fills it, and checks every head against it
   */
  public static Replay of(
      String log, RuleBook rules, SignatureCheck signatures, Listener listener, IndexStore index) {
    return new Replay(log, rules, signatures, listener, index);
  }

  /**
   * Takes the next leaf. Behind a breach, leaves are no longer judged.
   *
   * @param leaf its data, whatever it is
   */
  public void leaf(byte[] leaf) {
    long seq = size++;
    if (broken.isPresent()) {
      return;
    }
    Outcome<Entry> entry = Entry.parse(leaf, rules);
    if (entry instanceof Outcome.Ok<Entry> ok && ok.value().isHead()) {
      head(seq, ok.value());
    } else if (epoch.size() == MAX_EPOCH) {
      broken =
          Optional.of(
              new Result.Violated(
                  seq, Refusal.of("HEAD_MISPLACED", "no head within " + MAX_EPOCH + " leaves")));
    } else {
      epoch.add(new Pending(seq, TreeHash.leaf(leaf), entry));
    }
  }

  /** What is to be said of the leaves so far, if they are all. */
  public Result result() {
    return broken.orElseGet(() ->
        epoch.isEmpty()
            ? new Result.Consistent()
            : new Result.Violated(
                size - 1, Refusal.of("HEAD_MISPLACED", "the last leaf is no head")));
  }

  private void head(long seq, Entry entry) {
    Head head = Head.of(entry);
    for (Pending leaf : epoch) {
      judge(leaf, head);
    }
    epoch.clear();
    Digest map = index.snapshot().root();
    Optional<Refusal> rule = head.check(state.log(), seq, lastHead, map);
    if (rule.isPresent()) {
      broken = Optional.of(verdict(seq, rule.get()));
      return;
    }
    tree.append(entry.leafHash());
    state = state.afterHead(seq + 1, tree.tree().root());
    lastHead = Optional.of(head);
    listener.head(head, entry);
  }

  private static Result verdict(long seq, Refusal rule) {
    return rule.reason().code().equals("UNKNOWN_RULES")
        ? new Result.Undecided(seq, rule)
        : new Result.Violated(seq, rule);
  }

  private void judge(Pending leaf, Head head) {
    tree.append(leaf.leafHash);
    if (leaf.entry instanceof Outcome.Refused<Entry> refused) {
      voids.add(new VoidLeaf(leaf.seq, refused.refusal()));
      return;
    }
    Entry entry = leaf.entry.orThrow();
    Optional<Refusal> forged = signatures.check(entry);
    if (forged.isPresent()) {
      voids.add(new VoidLeaf(leaf.seq, forged.get()));
      return;
    }
    Ruling ruling = rules.apply(state, leaf.seq, head.time(), entry);
    if (ruling instanceof Ruling.Applied applied) {
      state = applied.after(state);
      index.append(new SubjectLog.Element(leaf.seq, leaf.leafHash), applied.subjects());
      listener.applied(leaf.seq, head, applied, state);
    } else if (ruling instanceof Ruling.Refused refused) {
      voids.add(new VoidLeaf(leaf.seq, refused.first()));
    }
  }

  /** The state after the last head. */
  public MemoryState state() {
    return state;
  }

  /** The index of everything up to the last head; whoever takes it over appends to it. */
  public IndexStore index() {
    return index;
  }

  /** The tree of everything up to the last head; whoever takes it over appends to it. */
  public GrowingTree tree() {
    return tree;
  }

  /** The last head. */
  public Optional<Head> lastHead() {
    return lastHead;
  }

  /** Leaves that changed nothing, in order; those behind the last head were not judged. */
  public List<VoidLeaf> voids() {
    return List.copyOf(voids);
  }
}
