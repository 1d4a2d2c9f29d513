package org.qianyin.proof.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A hash value, SHA-256 where nothing else is said: 32 bytes with value equality. */
public final class Digest implements Comparable<Digest> {

  public static final int LENGTH = 32;

  private static final HexFormat HEX = HexFormat.of();
  private static final MessageDigest PROTOTYPE = platformEngine();

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param bytes exactly 32, copied
   */
  public static Digest of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("digest: want 32 bytes, got " + bytes.length);
    }
    return new Digest(bytes.clone());
  }

  /**
   * @param hex 64 lower-case digits
   */
  public static Digest ofHex(String hex) {
    if (!isHex(hex)) {
      throw new IllegalArgumentException("digest: want 64 lower-case hex digits, got " + hex);
    }
    return new Digest(HEX.parseHex(hex));
  }

  /** Whether {@code text} is 64 lower-case hex digits. */
  public static boolean isHex(String text) {
    return text.length() == 2 * LENGTH && isHex(text, 0);
  }

  /** Whether 64 lower-case hex digits start at {@code from}; they must be there. */
  public static boolean isHex(String text, int from) {
    for (int i = from; i < from + 2 * LENGTH; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /** SHA-256 of the parts, one after the other (FIPS 180-4). */
  public static Digest sha256(byte[]... parts) {
    MessageDigest sha = sha256Engine();
    for (byte[] part : parts) {
      sha.update(part);
    }
    return new Digest(sha.digest());
  }

  /** What the engine has been fed; the engine is then as new. */
  public static Digest finish(MessageDigest sha256) {
    return new Digest(sha256.digest());
  }

  /** A fresh SHA-256 engine of the platform. */
  public static MessageDigest sha256Engine() {
    try {
      return (MessageDigest) PROTOTYPE.clone(); // spares the search through the providers
    } catch (CloneNotSupportedException e) {
      return platformEngine();
    }
  }

  private static MessageDigest platformEngine() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Feeds the bytes to an engine without a copy. */
  public void update(MessageDigest engine) {
    engine.update(bytes);
  }

  public String hex() {
    return HEX.formatHex(bytes);
  }

  /**
   * @param index 0–255, 0 is the most significant bit of the first byte
   */
  public boolean bit(int index) {
    return (bytes[index >>> 3] >>> (7 - (index & 7)) & 1) == 1;
  }

  /** Unsigned, byte by byte. */
  @Override
  public int compareTo(Digest other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
