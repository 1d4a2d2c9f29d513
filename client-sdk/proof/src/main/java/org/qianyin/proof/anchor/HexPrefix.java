package org.qianyin.proof.anchor;

/**
 * A path of nibbles with a flag, as trie nodes carry it (Ethereum Yellow Paper, appendix C).
 *
 * @param encoded first nibble: 2 for a leaf, 1 for an odd number of nibbles; with an even number
 *     the second nibble is zero
 */
record HexPrefix(Octets encoded) {

  static boolean isValid(Octets encoded) {
    if (encoded.length() == 0) {
      return false;
    }
    int first = encoded.at(0);
    boolean odd = (first & 0x10) != 0;
    return first < 0x40 && (odd || (first & 0xf) == 0);
  }

  boolean leaf() {
    return (encoded.at(0) & 0x20) != 0;
  }

  int length() {
    return 2 * encoded.length() - start();
  }

  int nibble(int index) {
    int at = start() + index;
    return encoded.at(at / 2) >>> (at % 2 == 0 ? 4 : 0) & 0xf;
  }

  private int start() {
    return (encoded.at(0) & 0x10) != 0 ? 1 : 2;
  }
}
