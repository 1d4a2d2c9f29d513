package org.qianyin.proof.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Base58 in the Bitcoin alphabet (base58btc of multibase, without its {@code z}). */
public final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final byte[] VALUE = new byte[128];

  static {
    Arrays.fill(VALUE, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      VALUE[ALPHABET.charAt(i)] = (byte) i;
    }
  }

  private Base58() {}

  /** One {@code 1} per leading zero byte, then the number in base 58. */
  public static String encode(byte[] bytes) {
    int zeros = leading(bytes, (byte) 0);
    byte[] digits = new byte[bytes.length * 138 / 100 + 1]; // log 256 / log 58 < 1.38
    int length = 0;
    for (int i = zeros; i < bytes.length; i++) {
      length = multiplyAdd(digits, length, 256, bytes[i] & 0xff, 58);
    }
    byte[] text = new byte[zeros + length];
    Arrays.fill(text, 0, zeros, (byte) '1');
    for (int i = 0; i < length; i++) {
      text[zeros + i] = (byte) ALPHABET.charAt(digits[length - 1 - i]);
    }
    return new String(text, StandardCharsets.US_ASCII);
  }

  /**
   * The bytes, or empty if a character is not of the alphabet. Quadratic in the length, which the
   * caller bounds.
   */
  public static Optional<byte[]> decode(String text) {
    int zeros = leading(text.getBytes(StandardCharsets.ISO_8859_1), (byte) '1');
    byte[] number = new byte[text.length() * 733 / 1000 + 1]; // log 58 / log 256 < 0.733
    int length = 0;
    for (int i = zeros; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || VALUE[c] < 0) {
        return Optional.empty();
      }
      length = multiplyAdd(number, length, 58, VALUE[c], 256);
    }
    byte[] bytes = new byte[zeros + length];
    for (int i = 0; i < length; i++) {
      bytes[zeros + i] = number[length - 1 - i];
    }
    return Optional.of(bytes);
  }

  /** {@code digits = digits · factor + addend} in the base, least digit first. */
  private static int multiplyAdd(byte[] digits, int length, int factor, int addend, int base) {
    int carry = addend;
    int i = 0;
    for (; i < length || carry > 0; i++) {
      carry += (i < length ? digits[i] & 0xff : 0) * factor;
      digits[i] = (byte) (carry % base);
      carry /= base;
    }
    return i;
  }

  private static int leading(byte[] bytes, byte value) {
    int count = 0;
    while (count < bytes.length && bytes[count] == value) {
      count++;
    }
    return count;
  }
}
