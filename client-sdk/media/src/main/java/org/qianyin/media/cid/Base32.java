package org.qianyin.media.cid;

/** RFC 4648 base32 in lower case without padding (multibase {@code b}); one spelling per value. */
final class Base32 {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
    int pending = 0;
    int bits = 0;
    for (byte b : bytes) {
      pending = (pending << 8) | (b & 0xFF);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt((pending >> bits) & 31));
      }
      pending &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((pending << (5 - bits)) & 31));
    }
    return text.toString();
  }

  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int at = 0;
    int pending = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("cid: want base32 letters a-z2-7 at character " + i);
      }
      pending = (pending << 5) | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (pending >> bits);
        pending &= (1 << bits) - 1;
      }
    }
    // A whole unused letter or a set spare bit would be a second spelling of the same bytes.
    if (bits >= 5 || pending != 0) {
      throw new IllegalArgumentException("cid: base32 text has spare bits");
    }
    return bytes;
  }
}
