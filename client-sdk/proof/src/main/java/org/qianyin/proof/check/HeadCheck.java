package org.qianyin.proof.check;

import java.util.Optional;
import org.qianyin.proof.Check;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.TlogProof;

/** Check {@code head}: the last leaf of the tree is a head, so there is one map for this size. */
final class HeadCheck {

  private HeadCheck() {}

  static Check decide(Examination examination) {
    Outcome<TlogProof> proof = TlogProof.parse(examination.bundle().headInclusion());
    if (proof instanceof Outcome.Refused<TlogProof> refused) {
      return Check.failed(refused.refusal());
    }
    if (!proof.orThrow().note().equals(examination.inclusion().note())) {
      return Check.failed(
          "CHECKPOINT_DIFFERS", "head: its checkpoint is not, byte for byte, that of the entry");
    }
    Checkpoint checkpoint = examination.checkpoint().checkpoint();
    EntryReader.Read read = examination.entries().read(examination.bundle().headEntry());
    if (proof.orThrow().index() != checkpoint.size() - 1) {
      return misplaced("want the last leaf, " + (checkpoint.size() - 1));
    }
    Optional<Refusal> outside =
        proof.orThrow().inclusion(checkpoint.size()).check(read.leafHash(), checkpoint.root());
    if (outside.isPresent()) {
      return Check.failed(outside.get());
    }
    if (!(read.entry() instanceof Outcome.Ok<Entry> last) || !last.value().isHead()) {
      return misplaced("the last leaf is no index.head");
    }
    return decide(examination, checkpoint, Head.of(last.value()));
  }

  private static Check decide(Examination examination, Checkpoint checkpoint, Head head) {
    if (head.size() != checkpoint.size() - 1) {
      return misplaced("size: want " + (checkpoint.size() - 1) + ", got " + head.size());
    }
    if (!head.log().equals(checkpoint.origin())) {
      return Check.failed(
          "LOG_MISMATCH", "head: want log " + checkpoint.origin() + ", got " + head.log());
    }
    if (!head.prevFits()) {
      return Check.failed("HEAD_PREV", "head: prev " + head.prev() + " of size " + head.size());
    }
    if (head.rules() != Head.RULES) {
      return Check.unknown(
          "UNKNOWN_RULES", "head: this software knows rules " + Head.RULES + " only");
    }
    examination.established(head);
    return Check.passed(head.map().hex());
  }

  private static Check misplaced(String detail) {
    return Check.failed("HEAD_MISPLACED", "head: " + detail);
  }
}
