package org.qianyin.backend.signer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.ConsistencyProof;
import org.qianyin.proof.log.NoteSigner;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.VerifierKey;

/**
 * Signs heads and never a fork (ledger specification §6, step 5). It believes its own file only:
 * the database and its backups may lie. Ed25519 is deterministic and a checkpoint carries no time,
 * so signing the same head again gives the same bytes.
 */
public final class HeadSigner {

  private final HeadFile file;
  private final NoteSigner key;
  private SignedHead last;

  HeadSigner(HeadFile file, NoteSigner key) throws IOException {
    this.file = file;
    this.key = key;
    this.last = file.read();
    if (!last.origin().equals(key.verifierKey().name())) {
      throw new IOException("signer: key and head are of different logs");
    }
  }

  /** What was signed last. */
  public synchronized SignedHead last() {
    return last;
  }

  /** The public half of the log's key. */
  public VerifierKey verifierKey() {
    return key.verifierKey();
  }

  /**
   * Signs a checkpoint that extends the last one.
   *
   * @param proof from the last signed head to this one; from 0 and without a path for the first
   * @return never a signature if anything contradicts what was signed
   * @throws IOException if the new head could not be made durable; nothing is signed then
   */
  public synchronized Signing sign(Checkpoint checkpoint, ConsistencyProof proof)
      throws IOException {
    Optional<String> objection = objection(checkpoint, proof);
    if (objection.isPresent()) {
      return new Signing.Refused(objection.get());
    }
    if (checkpoint.size() > last.size()) {
      if (!file.read().equals(last)) {
        return new Signing.Refused("signer/head.json was changed by somebody else");
      }
      SignedHead next = new SignedHead(checkpoint.origin(), checkpoint.size(), checkpoint.root());
      file.write(next);
      last = next;
    }
    return new Signing.Signed(new SignedNote(checkpoint.text(), List.of(key.sign(checkpoint))));
  }

  private Optional<String> objection(Checkpoint checkpoint, ConsistencyProof proof) {
    if (!checkpoint.origin().equals(last.origin())) {
      return Optional.of("origin: want " + last.origin() + ", got " + checkpoint.origin());
    }
    if (checkpoint.size() < last.size()) {
      return Optional.of(
          "size: signed " + last.size() + " before, never signs " + checkpoint.size());
    }
    if (checkpoint.size() == last.size()) {
      return checkpoint.root().equals(last.root())
          ? Optional.empty()
          : Optional.of("root: signed another one of size " + last.size());
    }
    if (proof.from() != last.size() || proof.to() != checkpoint.size()) {
      return Optional.of("proof: want from " + last.size() + " to " + checkpoint.size());
    }
    if (last.size() == 0) {
      return Optional.empty(); // every tree extends the empty one
    }
    return proof.check(last.root(), checkpoint.root()).map(Refusal::detail);
  }
}
