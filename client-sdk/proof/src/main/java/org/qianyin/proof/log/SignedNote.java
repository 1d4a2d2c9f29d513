package org.qianyin.proof.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.data.Outcome;

/**
 * A text with signature lines below it (C2SP signed-note).
 *
 * @param text ends in a line feed; what the signatures are over
 * @param lines 1–100, in the order of the note
 */
public record SignedNote(String text, List<NoteLine> lines) {

  /** The most signature lines that are read. */
  public static final int MAX_LINES = 100;

  public SignedNote {
    lines = List.copyOf(lines);
    if (!text.endsWith("\n") || lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("note: want a text that ends in LF and 1..100 signatures");
    }
  }

  /**
   * Reads a note from UTF-8.
   *
   * @return the note, or {@code NOTE_MALFORMED}
   */
  public static Outcome<SignedNote> parse(byte[] utf8) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      return malformed("not UTF-8");
    }
  }

  /**
   * Reads a note; its text ends at the last blank line.
   *
   * @return the note, or {@code NOTE_MALFORMED}
   */
  public static Outcome<SignedNote> parse(String note) {
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      return malformed("a control character");
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || note.length() == blank + 2) {
      return malformed("want a text, a blank line and signature lines that end in LF");
    }
    List<NoteLine> lines = new ArrayList<>();
    int at = blank + 2;
    while (at < note.length()) {
      int end = note.indexOf('\n', at);
      Optional<NoteLine> line = NoteLine.parse(note.substring(at, end));
      if (line.isEmpty() || lines.size() == MAX_LINES) {
        return malformed("signature line " + (lines.size() + 1) + ": malformed or one too many");
      }
      lines.add(line.get());
      at = end + 1;
    }
    return Outcome.ok(new SignedNote(note.substring(0, blank + 1), lines));
  }

  /**
   * Checks the signatures of the keys that the reader knows (ledger specification §7, "opening a
   * note"). Lines of unknown keys are passed over; of a known key the first line counts, and it
   * must verify.
   *
   * @return the signatures of known keys in the order of the note, possibly none, or {@code
   *     NOTE_BAD_SIGNATURE}
   */
  public Outcome<List<Cosignature>> open(Collection<VerifierKey> known) {
    Set<VerifierKey> seen = new HashSet<>();
    List<Cosignature> verified = new ArrayList<>();
    for (NoteLine line : lines) {
      for (VerifierKey key : known) {
        if (key.isNamedBy(line) && seen.add(key)) {
          Optional<Cosignature> signature = key.verify(text, line);
          if (signature.isEmpty()) {
            return Outcome.refused(
                "NOTE_BAD_SIGNATURE", "note: the signature of " + key + " fails");
          }
          verified.add(signature.get());
        }
      }
    }
    return Outcome.ok(List.copyOf(verified));
  }

  /** This note with more signature lines below. */
  public SignedNote with(Collection<NoteLine> more) {
    List<NoteLine> all = new ArrayList<>(lines);
    all.addAll(more);
    return new SignedNote(text, all);
  }

  /** The note as it is published. */
  public String noteText() {
    StringBuilder note = new StringBuilder(text).append('\n');
    lines.forEach(line -> note.append(line.text()));
    return note.toString();
  }

  private static <T> Outcome<T> malformed(String detail) {
    return Outcome.refused("NOTE_MALFORMED", "note: " + detail);
  }
}
