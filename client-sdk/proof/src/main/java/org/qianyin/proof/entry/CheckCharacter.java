package org.qianyin.proof.entry;

/** The check character of ISO 7064, Mod 37,36: finds every single error and nearly every swap. */
final class CheckCharacter {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int M = ALPHABET.length();

  private CheckCharacter() {}

  /**
   * @param text digits and upper-case letters
   */
  static char of(String text) {
    int product = M;
    for (int i = 0; i < text.length(); i++) {
      int sum = (product + ALPHABET.indexOf(text.charAt(i))) % M;
      product = (sum == 0 ? M : sum) * 2 % (M + 1);
    }
    return ALPHABET.charAt((M + 1 - product) % M);
  }
}
