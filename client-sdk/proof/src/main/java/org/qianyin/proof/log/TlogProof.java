package org.qianyin.proof.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;

/**
 * An offline inclusion proof with its checkpoint (C2SP tlog-proof v1), without an {@code extra}
 * line, which bundles refuse.
 *
 * @param index place of the leaf, 0…2⁵³−1
 * @param path at most 63 sibling hashes, leaf first
 * @param note the checkpoint with its signatures, byte for byte, not yet read
 */
public record TlogProof(long index, List<Digest> path, String note) {

  /** The most characters that a proof may have. */
  public static final int MAX_LENGTH = 1 << 18;

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String INDEX = "index ";

  public TlogProof {
    path = List.copyOf(path);
  }

  /** The inclusion proof, of the tree that the note is about. */
  public InclusionProof inclusion(long size) {
    return new InclusionProof(index, size, path);
  }

  /** The text, to be saved as {@code .tlog-proof}. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER).append('\n').append(INDEX).append(index);
    for (Digest hash : path) {
      text.append('\n').append(Base64Strict.STANDARD.encode(hash.bytes()));
    }
    return text.append("\n\n").append(note).toString();
  }

  /**
   * Reads the text strictly: header, index, hashes, blank line, a note that is not empty.
   *
   * @return the proof, or {@code TLOG_PROOF}
   */
  public static Outcome<TlogProof> parse(String text) {
    int blank = text.indexOf("\n\n");
    if (text.length() > MAX_LENGTH || blank < 0 || blank + 2 == text.length()) {
      return refused("want a blank line with a checkpoint behind it, <= 2^18 characters in all");
    }
    List<String> lines = List.of(text.substring(0, blank).split("\n", -1));
    if (!lines.get(0).equals(HEADER) || lines.size() < 2 || !lines.get(1).startsWith(INDEX)) {
      return refused("want " + HEADER + " and an index line");
    }
    String index = lines.get(1).substring(INDEX.length());
    if (!Checkpoint.isCount(index) || lines.size() > 2 + InclusionProof.MAX_PATH) {
      return refused("want an index below 2^53 and at most 63 hashes");
    }
    List<Digest> path = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      Optional<byte[]> hash =
          Base64Strict.STANDARD.decode(line).filter(b -> b.length == Digest.LENGTH);
      if (hash.isEmpty()) {
        return refused("hash " + path.size() + ": want base64 of 32 bytes");
      }
      path.add(Digest.of(hash.get()));
    }
    return Outcome.ok(new TlogProof(Long.parseLong(index), path, text.substring(blank + 2)));
  }

  private static Outcome<TlogProof> refused(String detail) {
    return Outcome.refused("TLOG_PROOF", "tlog-proof: " + detail);
  }
}
