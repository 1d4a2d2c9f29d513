package org.qianyin.proof.check;

import java.util.List;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.Cosignature;

/**
 * A checkpoint whose log signature holds, with all verified signatures of keys of the policy.
 *
 * @param cosignatures at most one a key, in the order of the note; the log's among them
 */
record OpenedCheckpoint(Checkpoint checkpoint, List<Cosignature> cosignatures) {
  OpenedCheckpoint {
    cosignatures = List.copyOf(cosignatures);
  }
}
