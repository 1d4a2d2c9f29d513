package org.qianyin.proof.data;

import java.util.Arrays;
import java.util.Optional;

/** Base58 in the Bitcoin alphabet (base58btc of multibase, without its {@code z}). */
public final class Base58 {

  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final byte[] VALUE = new byte[128];

  /** Digits are worked on five at a time: 58⁵ is below 2³². */
  private static final int GROUP = 5;

  private static final long GROUP_BASE = 58L * 58 * 58 * 58 * 58;

  static {
    Arrays.fill(VALUE, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      VALUE[ALPHABET.charAt(i)] = (byte) i;
    }
  }

  private Base58() {}

  /** One {@code 1} per leading zero byte, then the number in base 58. */
  public static String encode(byte[] bytes) {
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    long[] groups = new long[bytes.length * 138 / (100 * GROUP) + 2]; // log 256 / log 58 < 1.38
    int used = 0;
    for (int i = zeros; i < bytes.length; i++) {
      long carry = bytes[i] & 0xff;
      for (int g = 0; g < used || carry > 0; g++) {
        carry += groups[g] << 8;
        groups[g] = carry % GROUP_BASE;
        carry /= GROUP_BASE;
        used = Math.max(used, g + 1);
      }
    }
    StringBuilder text = new StringBuilder(zeros + used * GROUP).append("1".repeat(zeros));
    for (int g = used - 1; g >= 0; g--) {
      appendGroup(text, groups[g], g == used - 1);
    }
    return text.toString();
  }

  private static void appendGroup(StringBuilder text, long group, boolean first) {
    boolean silent = first; // zeros in front of the number are not written
    for (long unit = GROUP_BASE / 58; unit > 0; unit /= 58) {
      int digit = (int) (group / unit % 58);
      silent &= digit == 0;
      if (!silent) {
        text.append(ALPHABET.charAt(digit));
      }
    }
  }

  /**
   * The bytes, or empty if a character is not of the alphabet. Takes time quadratic in the length,
   * which the caller bounds.
   */
  public static Optional<byte[]> decode(String text) {
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == '1') {
      zeros++;
    }
    int[] limbs = new int[text.length() * 733 / 4000 + 1]; // log 58 / log 256 < 0.733
    int used = 0;
    for (int i = zeros; i < text.length(); i += GROUP) {
      long carry = 0;
      long factor = 1;
      for (int k = i; k < Math.min(i + GROUP, text.length()); k++) {
        char c = text.charAt(k);
        if (c >= VALUE.length || VALUE[c] < 0) {
          return Optional.empty();
        }
        carry = carry * 58 + VALUE[c];
        factor *= 58;
      }
      for (int limb = 0; limb < used || carry > 0; limb++) {
        carry += (limbs[limb] & 0xffffffffL) * factor;
        limbs[limb] = (int) carry;
        carry >>>= 32;
        used = Math.max(used, limb + 1);
      }
    }
    return Optional.of(bytes(zeros, limbs, used));
  }

  private static byte[] bytes(int zeros, int[] limbs, int used) {
    int length = used == 0 ? 0 : 4 * used - Integer.numberOfLeadingZeros(limbs[used - 1]) / 8;
    byte[] bytes = new byte[zeros + length];
    for (int i = 0; i < length; i++) {
      bytes[zeros + length - 1 - i] = (byte) (limbs[i / 4] >>> (8 * (i % 4)));
    }
    return bytes;
  }
}
