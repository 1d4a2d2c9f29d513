package org.qianyin.rules.leaf;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;
import org.qianyin.proof.data.Digest;

/**
 * An identifier that others gave to a work, and the hash under which entries name it (bodies-v1
 * specification §2, {@code ident}).
 *
 * @param scheme such as {@code ISRC}
 * @param value as people write it
 */
public record IdentifierValue(String scheme, String value) {

  private static final Set<String> AS_CASED = Set.of("PLATFORM", "TC260_PRODUCE_ID");
  private static final Set<String> PUNCTUATED = Set.of("ISAN", "ISRC", "ISWC", "ISBN");

  /** NFKC, white space out, capitals, and for some schemes hyphens and dots out. */
  public String normalised() {
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(value, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .filter(c -> !PUNCTUATED.contains(scheme) || (c != '-' && c != '.'))
        .forEach(kept::appendCodePoint);
    return AS_CASED.contains(scheme) ? kept.toString() : upper(kept.toString());
  }

  /** SHA-256 of the UTF-8 of the normalised value. */
  public Digest hash() {
    return Digest.sha256(normalised().getBytes(StandardCharsets.UTF_8));
  }

  /** a–z to A–Z and nothing else. */
  private static String upper(String text) {
    StringBuilder upper = new StringBuilder(text.length());
    text.chars()
        .map(c -> c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)
        .forEach(c -> upper.append((char) c));
    return upper.toString();
  }
}
