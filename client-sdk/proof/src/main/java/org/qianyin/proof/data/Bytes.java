package org.qianyin.proof.data;

import java.util.Arrays;

/** Bytes with value equality. */
public final class Bytes {

  private final byte[] bytes;
  private int hash; // 0 until somebody asks, as in String

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param bytes copied
   */
  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Bytes that && Arrays.equals(bytes, that.bytes));
  }

  @Override
  public int hashCode() {
    int known = hash;
    if (known == 0) {
      known = Arrays.hashCode(bytes);
      hash = known; // threads that race here compute the same
    }
    return known;
  }

  /** Their number only: what they hold may be anything. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
