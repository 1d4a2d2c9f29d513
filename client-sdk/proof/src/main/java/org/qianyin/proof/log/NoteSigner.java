package org.qianyin.proof.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.qianyin.proof.key.Ed25519;

/**
 * A private Ed25519 key that signs notes under a name. Ed25519 is deterministic: the same text and
 * time give the same line.
 */
public final class NoteSigner {

  private static final int SEED_LENGTH = 32;

  private final byte[] seed;
  private final VerifierKey verifier;

  private NoteSigner(byte[] seed, VerifierKey verifier) {
    this.seed = seed;
    this.verifier = verifier;
  }

  /**
   * A log's key (type 0x01).
   *
   * @param origin of the log, its key name
   * @param seed 32 bytes (RFC 8032 §5.1.5); copied
   */
  public static NoteSigner log(String origin, byte[] seed) {
    return of(origin, VerifierKey.Type.LOG, seed);
  }

  /**
   * A witness's or replay cosigner's key (type 0x04).
   *
   * @param seed 32 bytes (RFC 8032 §5.1.5); copied
   */
  public static NoteSigner cosigner(String name, byte[] seed) {
    return of(name, VerifierKey.Type.COSIGNER, seed);
  }

  private static NoteSigner of(String name, VerifierKey.Type type, byte[] seed) {
    if (seed.length != SEED_LENGTH) {
      throw new IllegalArgumentException("seed: want 32 bytes, got " + seed.length);
    }
    byte[] own = seed.clone();
    return new NoteSigner(own, VerifierKey.of(name, type, Ed25519.publicKey(own)).orThrow());
  }

  /** The public half. */
  public VerifierKey verifierKey() {
    return verifier;
  }

  /** The line of a log below a checkpoint. */
  public NoteLine sign(Checkpoint checkpoint) {
    need(VerifierKey.Type.LOG);
    byte[] message = checkpoint.text().getBytes(StandardCharsets.UTF_8);
    return NoteLine.of(verifier.name(), verifier.keyId(), Ed25519.sign(seed, message));
  }

  /**
   * The line of a cosigner below a checkpoint.
   *
   * @param time POSIX seconds, at least 1
   */
  public NoteLine cosign(Checkpoint checkpoint, long time) {
    need(VerifierKey.Type.COSIGNER);
    if (time < 1) {
      throw new IllegalArgumentException("time: want POSIX seconds >= 1, got " + time);
    }
    byte[] signature = Ed25519.sign(seed, NoteEquation.cosigned(checkpoint.text(), time));
    byte[] timed =
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(time).put(signature).array();
    return NoteLine.of(verifier.name(), verifier.keyId(), timed);
  }

  private void need(VerifierKey.Type type) {
    if (verifier.type() != type) {
      throw new IllegalStateException(verifier + " is a key of type " + verifier.type());
    }
  }
}
