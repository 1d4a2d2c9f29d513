package org.qianyin.proof.check;

import java.util.List;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;
import org.qianyin.proof.anchor.AnchorRule;
import org.qianyin.proof.anchor.AnchorVerdict;
import org.qianyin.proof.log.Checkpoint;

/**
 * Checks {@code anchor} and {@code stamp}: evidence from outside the log, as far as the policy asks
 * for it.
 */
final class OutsideChecks {

  private OutsideChecks() {}

  static boolean wantsAnchor(Examination examination) {
    return !examination.policy().anchors().isEmpty();
  }

  static List<Finding> anchors(Examination examination) {
    return examination.policy().anchors().stream()
        .map(rule ->
            new Finding(CheckName.ANCHOR, rule.contract().toString(), anchor(examination, rule)))
        .toList();
  }

  private static Check anchor(Examination examination, AnchorRule rule) {
    Checkpoint checkpoint = examination.checkpoint().checkpoint();
    AnchorVerdict verdict =
        rule.check(examination.bundle().anchors(), checkpoint.size(), checkpoint.root());
    if (verdict instanceof AnchorVerdict.Failed failed) {
      return Check.failed(failed.refusal());
    }
    if (verdict instanceof AnchorVerdict.Undecided undecided) {
      return Check.unknown(undecided.refusal());
    }
    AnchorVerdict.Anchored anchored = (AnchorVerdict.Anchored) verdict;
    return Check.passed("block " + anchored.block().number() + " 0x" + anchored.block().hash());
  }

  static boolean wantsStamp(Examination examination) {
    return !examination.policy().stampRoots().isEmpty();
  }

  /** RFC 3161 tokens are carried, not yet read: a policy that asks for one is left open. */
  static List<Finding> stamps(Examination examination) {
    return examination.policy().stampRoots().stream()
        .map(root ->
            new Finding(
                CheckName.STAMP,
                root.hex(),
                Check.unknown("STAMP_MISSING", "no time stamp under this root was verified")))
        .toList();
  }
}
