package org.qianyin.proof.check;

import org.qianyin.proof.Check;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.TlogProof;

/** Check {@code checkpoint}: a log of the policy signed it, and the anchors are about it. */
final class CheckpointCheck {

  private CheckpointCheck() {}

  static Check decide(Examination examination) {
    Outcome<TlogProof> proof = TlogProof.parse(examination.bundle().inclusion());
    Outcome<OpenedCheckpoint> opened =
        proof.then(read -> examination.checkpoints().open(read.note()));
    if (opened instanceof Outcome.Refused<OpenedCheckpoint> refused) {
      return Check.failed(refused.refusal());
    }
    Checkpoint checkpoint = opened.orThrow().checkpoint();
    boolean same =
        examination.bundle().anchors().stream()
            .allMatch(anchor -> anchor.isAbout(checkpoint.size(), checkpoint.root()));
    if (!same) {
      return Check.failed(
          "ANCHOR_OTHER_CHECKPOINT", "an anchor is not about the checkpoint of this bundle");
    }
    examination.established(proof.orThrow(), opened.orThrow());
    return Check.passed(checkpoint.origin() + " " + checkpoint.size());
  }
}
