package org.qianyin.media;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digest of a file: 32 bytes under SHA-256 (FIPS 180-4) or SM3 (GB/T 32905). */
public final class ContentDigest {
  /** The two digests that an entry can carry of a file. */
  public enum Algorithm {
    /** SHA-256: every file has it. */
    SHA256("sha256"),
    /** SM3: on request. */
    SM3("sm3");

    private final String label;

    Algorithm(String label) {
      this.label = label;
    }
  }

  private static final int LENGTH = 32;
  private static final Pattern TEXT = Pattern.compile("(sha256|sm3):([0-9a-f]{64})");

  private final Algorithm algorithm;
  private final byte[] bytes;

  /**
   * A digest that was computed elsewhere.
   *
   * @param bytes 32
   */
  public ContentDigest(Algorithm algorithm, byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("digest: want " + LENGTH + " bytes, got " + bytes.length);
    }
    this.algorithm = algorithm;
    this.bytes = bytes.clone();
  }

  /**
   * Reads {@code sha256:<64 hex>} or {@code sm3:<64 hex>}, lower case.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static ContentDigest parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "digest: want sha256: or sm3: and 64 lower-case hex digits");
    }
    Algorithm algorithm = matcher.group(1).equals("sm3") ? Algorithm.SM3 : Algorithm.SHA256;
    return new ContentDigest(algorithm, HexFormat.of().parseHex(matcher.group(2)));
  }

  /** What the bytes are. */
  public Algorithm algorithm() {
    return algorithm;
  }

  /** The 32 bytes; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The 64 hex digits, lower case. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContentDigest that
        && algorithm == that.algorithm
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The text of the ledger: {@code sha256:…}, {@code sm3:…}. */
  @Override
  public String toString() {
    return algorithm.label + ":" + hex();
  }
}
