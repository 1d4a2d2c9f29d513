package org.qianyin.proof.anchor;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import org.qianyin.proof.data.Outcome;

/**
 * An item of Recursive Length Prefix (Ethereum Yellow Paper, appendix B): bytes or a list of items.
 */
sealed interface Rlp {

  /** A string of bytes. */
  record Str(Octets value) implements Rlp {

    boolean isEmpty() {
      return value.length() == 0;
    }

    /** Whether this spells a number: big-endian without a leading zero byte, zero as nothing. */
    boolean isNumber() {
      return isEmpty() || value.at(0) != 0;
    }

    BigInteger number() {
      return new BigInteger(1, value.shared());
    }
  }

  /**
   * A list.
   *
   * @param encodedLength bytes of its encoding, prefix included: a trie node of less than 32 is
   *     embedded in its parent
   */
  record Lst(List<Rlp> items, int encodedLength) implements Rlp {
    public Lst {
      items = List.copyOf(items);
    }
  }

  /**
   * Reads exactly one item. Every item has one encoding only; others are refused, and so is
   * anything behind the item.
   *
   * @param code reason code of a refusal
   */
  static Outcome<Rlp> decode(Octets encoded, String code) {
    return RlpReader.read(encoded.shared(), code);
  }

  /** A list of strings, as a block header is one. */
  static Octets encodeList(List<Octets> strings) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    for (Octets string : strings) {
      if (string.length() != 1 || string.at(0) >= 0x80) {
        payload.writeBytes(prefix(0x80, string.length()));
      }
      payload.writeBytes(string.shared());
    }
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.writeBytes(prefix(0xc0, payload.size()));
    list.writeBytes(payload.toByteArray());
    return Octets.of(list.toByteArray());
  }

  private static byte[] prefix(int base, int length) {
    if (length < 56) {
      return new byte[] {(byte) (base + length)};
    }
    int width = (39 - Integer.numberOfLeadingZeros(length)) / 8;
    byte[] prefix = new byte[1 + width];
    prefix[0] = (byte) (base + 55 + width);
    for (int i = 0; i < width; i++) {
      prefix[width - i] = (byte) (length >>> (8 * i));
    }
    return prefix;
  }
}
