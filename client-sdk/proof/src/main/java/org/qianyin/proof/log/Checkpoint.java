package org.qianyin.proof.log;

import java.util.List;
import java.util.regex.Pattern;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

/**
 * What a log commits to (C2SP tlog-checkpoint), here always three lines: a Qianyin log writes no
 * extension lines (ledger specification §5).
 *
 * @param origin names the log; not empty, one line
 * @param size number of leaves, 0…2⁵³−1
 * @param root RFC 6962 root of the tree of that size
 */
public record Checkpoint(String origin, long size, Digest root) {

  private static final int LINES = 3;
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,15}");

  public Checkpoint {
    if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("origin: want one line that is not empty");
    }
    if (size < 0 || size > Json.MAX_INTEGER) {
      throw new IllegalArgumentException("size: want 0..2^53-1, got " + size);
    }
  }

  /** The text that is signed; ends in a line feed. */
  public String text() {
    return origin + "\n" + size + "\n" + Base64Strict.STANDARD.encode(root.bytes()) + "\n";
  }

  /**
   * Reads the text of a note in its one spelling.
   *
   * @return the checkpoint, {@code CHECKPOINT_EXTENSION} for a fourth line, or {@code
   *     CHECKPOINT_SHAPE}
   */
  public static Outcome<Checkpoint> parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() > LINES) {
      return Outcome.refused(
          "CHECKPOINT_EXTENSION", "checkpoint: want three lines, got " + lines.size());
    }
    if (lines.size() < LINES || lines.get(0).isEmpty()) {
      return shape("want origin, size and root, a line each");
    }
    if (!isCount(lines.get(1))) {
      return shape("size: want a decimal below 2^53 without leading zeros");
    }
    long size = Long.parseLong(lines.get(1));
    byte[] root = Base64Strict.STANDARD.decode(lines.get(2)).orElse(new byte[0]);
    if (root.length != Digest.LENGTH) {
      return shape("root: want base64 of 32 bytes");
    }
    Checkpoint checkpoint = new Checkpoint(lines.get(0), size, Digest.of(root));
    return checkpoint.text().equals(text) ? Outcome.ok(checkpoint) : shape("not the one spelling");
  }

  /** Whether {@code text} is the one spelling of an integer 0…2⁵³−1. */
  static boolean isCount(String text) {
    return DECIMAL.matcher(text).matches() && Long.parseLong(text) <= Json.MAX_INTEGER;
  }

  private static Outcome<Checkpoint> shape(String detail) {
    return Outcome.refused("CHECKPOINT_SHAPE", "checkpoint: " + detail);
  }
}
