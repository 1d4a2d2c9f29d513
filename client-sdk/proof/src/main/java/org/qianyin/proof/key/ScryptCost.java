package org.qianyin.proof.key;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * What one guess at a passphrase costs (RFC 7914 §2): 128·n·r bytes of memory, and time in
 * proportion to n·r·p.
 *
 * @param n a power of two, 2–2¹⁸
 * @param r 1–16
 * @param p 1–16; 128·n·r at most 256 MiB
 */
public record ScryptCost(int n, int r, int p) {

  /** 32 MiB, a good part of a second: for keys that are kept (as OWASP's password cheat sheet). */
  public static final ScryptCost KEPT = new ScryptCost(1 << 15, 8, 3);

  /**
   * A few milliseconds: for keys of demonstrations and tests, whose passphrase protects nothing.
   */
  public static final ScryptCost THROWN_AWAY = new ScryptCost(1 << 10, 8, 1);

  private static final int KEY_LENGTH = 32;

  public ScryptCost {
    if (!isValid(n, r, p)) {
      throw new IllegalArgumentException("scrypt: want n a power of two to 2^18, r and p 1-16");
    }
  }

  static boolean isValid(long n, long r, long p) {
    return n >= 2
        && n <= 1 << 18
        && Long.bitCount(n) == 1
        && r >= 1
        && r <= 16
        && p >= 1
        && p <= 16
        && 128 * n * r <= 1 << 28;
  }

  /** 32 bytes. Composed and decomposed spellings of a passphrase (Unicode NFC) are the same. */
  byte[] derive(char[] passphrase, byte[] salt) {
    String composed = Normalizer.normalize(CharBuffer.wrap(passphrase), Normalizer.Form.NFC);
    byte[] bytes = composed.getBytes(StandardCharsets.UTF_8);
    try {
      return SCrypt.generate(bytes, salt, n, r, p, KEY_LENGTH);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
