package org.qianyin.proof.entry;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.qianyin.proof.data.Digest;

/**
 * A subject of the index, such as {@code work:<id>/title} (ledger specification §3).
 *
 * @param text one of the forms of the grammar, ASCII, at most 128 bytes
 */
public record Subject(String text) implements Comparable<Subject> {

  private static final byte[] KEY_TAG = "qianyin/subject/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final String NAME = "[a-z][a-z0-9-]{0,31}";

  /** Who gave an identifier (bodies-v1 specification §2), in lower case with {@code -}. */
  private static final String SCHEMES =
      "eidr|iscc|isan|isrc|iswc|isbn|dci|cn-registration|nrta-license|nrta-filing|platform-filing"
          + "|tv-anim|gai-filing|tc260-produce-id|platform";

  private static final Pattern GRAMMAR =
      Pattern.compile(
          ("party:H/(?:keys|named|(?:acts|trade)/[0-9]{4})"
                  + "|work:H/(?:title|derived|parts|offers|disputes|reviews|[xn]/"
                  + NAME
                  + ")"
                  + "|license:H(?:/sub|/pay|/use)?"
                  + "|(?:dispute|contest|commit):H"
                  + "|ident:(?:"
                  + SCHEMES
                  + "):H"
                  + "|content:sha256:H"
                  + "|role:"
                  + NAME)
              .replace("H", "[0-9a-f]{64}"));

  public Subject {
    if (!isValid(text)) {
      throw new IllegalArgumentException("subject: not in the grammar: " + text);
    }
  }

  public static boolean isValid(String text) {
    return text.length() <= 128 && GRAMMAR.matcher(text).matches();
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
