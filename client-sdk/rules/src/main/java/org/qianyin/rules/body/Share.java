package org.qianyin.rules.body;

import java.math.BigInteger;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A share of a work, as a reduced fraction above 0 and at most 1 (bodies-v1 specification §2).
 *
 * @param numerator 1–9999
 * @param denominator 1–9999, not below the numerator, without a common factor
 */
public record Share(int numerator, int denominator) {

  public static final Share WHOLE = new Share(1, 1);

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,3}/[1-9][0-9]{0,3}");

  public Share {
    if (numerator < 1
        || denominator > 9999
        || numerator > denominator
        || gcd(numerator, denominator) != 1) {
      throw new IllegalArgumentException(
          "share: want a reduced fraction above 0 and at most 1, got "
              + numerator
              + "/"
              + denominator);
    }
  }

  /** Whether {@code text} is the one spelling of a share. */
  public static boolean isValid(String text) {
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    int slash = text.indexOf('/');
    int numerator = Integer.parseInt(text.substring(0, slash));
    int denominator = Integer.parseInt(text.substring(slash + 1));
    return numerator <= denominator && gcd(numerator, denominator) == 1;
  }

  /**
   * @param text such as {@code 1/3}
   */
  public static Share of(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("share: want a reduced fraction such as 1/3, got " + text);
    }
    int slash = text.indexOf('/');
    return new Share(
        Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /** Whether the shares sum to exactly 1. */
  public static boolean sumToWhole(Collection<Share> shares) {
    BigInteger numerator = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    for (Share share : shares) {
      BigInteger n = BigInteger.valueOf(share.numerator);
      BigInteger d = BigInteger.valueOf(share.denominator);
      numerator = numerator.multiply(d).add(n.multiply(denominator));
      denominator = denominator.multiply(d);
    }
    return numerator.equals(denominator);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
