package org.qianyin.proof.entry;

import java.nio.charset.StandardCharsets;
import org.qianyin.proof.data.Digest;

/**
 * A subject of the index, such as {@code work:<id>/title} (ledger specification §3).
 *
 * @param text one of the forms of the grammar, ASCII, at most 128 bytes
 */
public record Subject(String text) implements Comparable<Subject> {

  private static final byte[] KEY_TAG = "qianyin/subject/v1\n".getBytes(StandardCharsets.US_ASCII);

  public Subject {
    if (!isValid(text)) {
      throw new IllegalArgumentException("subject: not in the grammar: " + text);
    }
  }

  public static boolean isValid(String text) {
    return SubjectGrammar.matches(text);
  }

  /** {@code KEY(s) = SHA-256("qianyin/subject/v1\n" ‖ s)}: its place in the map (§4). */
  public Digest key() {
    return Digest.sha256(KEY_TAG, text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public int compareTo(Subject other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
