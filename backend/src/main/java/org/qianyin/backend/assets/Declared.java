package org.qianyin.backend.assets;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.Refused;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.cid.Cid;

/**
 * What the sender says of a body, to be found again: its SHA-256 ({@code Repr-Digest}, RFC 9530 §3)
 * and its CID ({@code Qianyin-CID}), by which a store may know beforehand where the file will lie.
 *
 * @param sha256 null if nothing was declared
 * @param cid null if nothing was declared
 */
record Declared(@Nullable ContentDigest sha256, @Nullable Cid cid) {

  /** Names of the headers, of a request or of a part. */
  static final String DIGEST = "Repr-Digest";

  static final String CID = "Qianyin-CID";

  /** Nothing was said. */
  static final Declared NOTHING = new Declared(null, null);

  private static final Pattern SHA_256 = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

  /**
   * Reads the headers; other algorithms in the first are not looked at.
   *
   * @throws Refused if one cannot be read, or the first names nothing that we know
   */
  static Declared parse(@Nullable String digest, @Nullable String cid) throws Refused {
    return new Declared(
        digest == null || digest.isBlank() ? null : sha256(digest),
        cid == null || cid.isBlank() ? null : cid(cid.strip()));
  }

  private static ContentDigest sha256(String header) throws Refused {
    for (String item : header.split(",", -1)) {
      Matcher matcher = SHA_256.matcher(item.strip());
      if (matcher.matches()) {
        byte[] bytes = Base64.getDecoder().decode(matcher.group(1));
        return new ContentDigest(ContentDigest.Algorithm.SHA256, bytes);
      }
    }
    throw new Refused("DIGEST_SYNTAX", DIGEST + ": want sha-256=:<base64 of 32 bytes>:");
  }

  private static Cid cid(String header) throws Refused {
    try {
      return Cid.parse(header);
    } catch (IllegalArgumentException e) {
      throw new Refused("DIGEST_SYNTAX", CID + ": want a CIDv1 in base32, such as bafybei…", e);
    }
  }

  void check(Fingerprint actual) throws Refused {
    if (sha256 != null && !sha256.equals(actual.sha256())) {
      throw new Refused(
          "DIGEST_MISMATCH",
          "%s: declared %s, the body has %s"
              .formatted(DIGEST, sha256.hex(), actual.sha256().hex()));
    }
    if (cid != null && !cid.equals(actual.cid())) {
      throw new Refused(
          "DIGEST_MISMATCH", "%s: declared %s, the body has %s".formatted(CID, cid, actual.cid()));
    }
  }
}
