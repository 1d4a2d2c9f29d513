package org.qianyin.backend.assets;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.media.ContentDigest;

/**
 * What the sender says the SHA-256 of a body is ({@code Repr-Digest}, RFC 9530 §3).
 *
 * @param sha256 null if nothing was declared
 */
record DeclaredDigest(@Nullable ContentDigest sha256) {

  private static final Pattern SHA_256 = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

  /**
   * Reads the header; other algorithms in it are not looked at.
   *
   * @throws Refused if it names sha-256 in a way that cannot be read, or names nothing that we know
   */
  static DeclaredDigest parse(@Nullable String header) throws Refused {
    if (header == null || header.isBlank()) {
      return new DeclaredDigest(null);
    }
    for (String item : header.split(",", -1)) {
      Matcher matcher = SHA_256.matcher(item.strip());
      if (matcher.matches()) {
        byte[] bytes = Base64.getDecoder().decode(matcher.group(1));
        return new DeclaredDigest(new ContentDigest(ContentDigest.Algorithm.SHA256, bytes));
      }
    }
    throw new Refused("DIGEST_SYNTAX", "Repr-Digest: want sha-256=:<base64 of 32 bytes>:");
  }

  void check(ContentDigest actual) throws Refused {
    if (sha256 != null && !sha256.equals(actual)) {
      throw new Refused(
          "DIGEST_MISMATCH",
          "Repr-Digest: declared " + sha256.hex() + ", the body has " + actual.hex());
    }
  }
}
