package org.qianyin.proof.anchor;

import java.util.Arrays;
import java.util.HexFormat;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Keccak;

/** Bytes with value equality, written as Ethereum's JSON does: {@code 0x} and lower-case hex. */
public final class Octets {

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of these bytes. */
  public static Octets of(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  /**
   * Reads what {@link #hex} writes.
   *
   * @throws IllegalArgumentException unless {@link #isHex}
   */
  public static Octets ofHex(String hex) {
    if (!isHex(hex)) {
      throw new IllegalArgumentException("bytes: want 0x and pairs of lower-case hex digits");
    }
    return new Octets(HEX.parseHex(hex, 2, hex.length()));
  }

  /** Whether this is {@code 0x} and pairs of lower-case hex digits, possibly none. */
  public static boolean isHex(String text) {
    if (!text.startsWith("0x") || text.length() % 2 != 0) {
      return false;
    }
    return text.chars().skip(2).allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  public String hex() {
    return "0x" + HEX.formatHex(bytes);
  }

  public int length() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Keccak-256 of the bytes. */
  public Digest keccak() {
    return Digest.of(Keccak.hash(bytes));
  }

  int at(int index) {
    return bytes[index] & 0xff;
  }

  byte[] shared() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
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
