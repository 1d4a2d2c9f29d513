package org.qianyin.proof.check;

import java.util.List;
import org.qianyin.proof.Policy;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.Cosignature;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.VerifierKey;

/** Opens checkpoints under a policy; remembers the last few, since many bundles share one. */
final class CheckpointOpener {

  private static final int REMEMBERED = 16;

  private final Policy policy;
  private final Recent<String, Outcome<OpenedCheckpoint>> recent = new Recent<>(REMEMBERED);

  CheckpointOpener(Policy policy) {
    this.policy = policy;
  }

  Outcome<OpenedCheckpoint> open(String note) {
    return recent.get(note, this::read);
  }

  private Outcome<OpenedCheckpoint> read(String text) {
    return SignedNote.parse(text)
        .then(note ->
            note.open(policy.keys())
                .then(signatures ->
                    Checkpoint.parse(note.text())
                        .then(checkpoint -> ofOurLog(checkpoint, signatures))));
  }

  private Outcome<OpenedCheckpoint> ofOurLog(Checkpoint checkpoint, List<Cosignature> signatures) {
    List<VerifierKey> logs = policy.logsOf(checkpoint.origin());
    if (logs.isEmpty()) {
      return Outcome.refused(
          "LOG_UNKNOWN", "checkpoint: the policy names no log " + checkpoint.origin());
    }
    return signatures.stream().anyMatch(signature -> logs.contains(signature.key()))
        ? Outcome.ok(new OpenedCheckpoint(checkpoint, signatures))
        : Outcome.refused(
            "LOG_SIGNATURE_MISSING", "checkpoint: no log key of the policy has signed it");
  }
}
