package org.qianyin.proof.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.key.Ed25519;
import org.qianyin.proof.key.MlDsa44;

/** What the signature bytes of one key type must be over which message. */
@FunctionalInterface
interface NoteEquation {

  /** The time that was signed with the text (0 without one), or empty if the equation fails. */
  Optional<Long> time(String text, byte[] signature);

  /** Type 0x01: Ed25519 over the text. */
  static NoteEquation log(byte[] publicKey) {
    byte[] key = publicKey.clone();
    return (text, signature) ->
        Ed25519.verify(key, utf8(text), signature) ? Optional.of(0L) : Optional.empty();
  }

  /** Type 0x04: Ed25519 over {@code cosignature/v1}, time and text. */
  static NoteEquation cosigner(byte[] publicKey) {
    byte[] key = publicKey.clone();
    return (text, signature) ->
        timed(signature)
            .filter(s -> Ed25519.verify(key, cosigned(text, s.time()), s.rest()))
            .map(Timed::time);
  }

  /** Type 0x06: ML-DSA-44 over a subtree that is the whole tree. */
  static NoteEquation mlDsa44(String name, byte[] publicKey) {
    byte[] key = publicKey.clone();
    return (text, signature) ->
        timed(signature)
            .filter(s ->
                subtree(name, text, s.time())
                    .filter(message -> MlDsa44.verify(key, message, s.rest()))
                    .isPresent())
            .map(Timed::time);
  }

  /** {@code cosignature/v1 LF time <decimal> LF text}. */
  static byte[] cosigned(String text, long time) {
    return utf8("cosignature/v1\ntime " + Long.toUnsignedString(time) + "\n" + text);
  }

  /**
   * The message of a type 0x06 cosignature of a checkpoint: {@code subtree/v1 LF NUL ‖ len8 ‖ name
   * ‖ time ‖ len8 ‖ origin ‖ start = 0 ‖ end = size ‖ root}.
   */
  private static Optional<byte[]> subtree(String name, String text, long time) {
    byte[] cosigner = utf8(name);
    // Extension lines are not covered by this signature.
    String covered = text.lines().limit(3).map(line -> line + "\n").collect(Collectors.joining());
    return Checkpoint.parse(covered) instanceof Outcome.Ok<Checkpoint> ok
        ? Optional.of(ok.value())
            .filter(c -> cosigner.length <= 255 && utf8(c.origin()).length <= 255)
            .map(c -> subtree(cosigner, c, time))
        : Optional.empty();
  }

  private static byte[] subtree(byte[] cosigner, Checkpoint checkpoint, long time) {
    byte[] tag = utf8("subtree/v1\n\0");
    byte[] origin = utf8(checkpoint.origin());
    int fixed = tag.length + 2 + 3 * Long.BYTES;
    return ByteBuffer.allocate(fixed + cosigner.length + origin.length + 32)
        .put(tag)
        .put((byte) cosigner.length)
        .put(cosigner)
        .putLong(time)
        .put((byte) origin.length)
        .put(origin)
        .putLong(0)
        .putLong(checkpoint.size())
        .put(checkpoint.root().bytes())
        .array();
  }

  /**
   * {@code uint64be(time) ‖ rest}.
   *
   * @param rest never changed
   */
  @SuppressWarnings("ArrayRecordComponent") // lives inside one method
  record Timed(long time, byte[] rest) {}

  private static Optional<Timed> timed(byte[] signature) {
    return signature.length <= Long.BYTES
        ? Optional.empty()
        : Optional.of(
            new Timed(
                ByteBuffer.wrap(signature).getLong(),
                Arrays.copyOfRange(signature, Long.BYTES, signature.length)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
