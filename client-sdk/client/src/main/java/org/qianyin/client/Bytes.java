package org.qianyin.client;

/** The bytes of an answer. */
final class Bytes {
  private final byte[] bytes;

  /** Takes the array over. */
  Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] copy() {
    return bytes.clone();
  }

  int length() {
    return bytes.length;
  }
}
