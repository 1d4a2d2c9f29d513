package org.qianyin.proof.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;
import org.qianyin.proof.data.Keccak;

/**
 * An Ethereum account: the last 20 bytes of the Keccak-256 of a public key.
 *
 * @param hex 40 lower-case digits without {@code 0x}
 */
public record EthereumAddress(String hex) {

  private static final int LENGTH = 20;

  public EthereumAddress {
    if (!hex.matches("[0-9a-f]{40}")) {
      throw new IllegalArgumentException(
          "address: want 40 lower-case hex digits, got " + hex.length() + " characters");
    }
  }

  /** The account of a secp256k1 key; empty for keys of other types. */
  public static Optional<EthereumAddress> of(PublicKey key) {
    return key instanceof Secp256k1Key secp256k1
        ? Optional.of(of(secp256k1.point()))
        : Optional.empty();
  }

  /**
   * Reads {@code 0x} and 40 digits in one case, or with the checksum of EIP-55.
   *
   * @return empty if it is neither
   */
  public static Optional<EthereumAddress> parse(String text) {
    if (!text.matches("0x[0-9a-fA-F]{40}")) {
      return Optional.empty();
    }
    String digits = text.substring(2);
    EthereumAddress address = new EthereumAddress(digits.toLowerCase(Locale.ROOT));
    boolean oneCase = digits.equals(address.hex) || digits.equals(digits.toUpperCase(Locale.ROOT));
    return oneCase || address.toString().equals(text) ? Optional.of(address) : Optional.empty();
  }

  static EthereumAddress of(ECPoint point) {
    byte[] uncompressed = point.getEncoded(false);
    byte[] hash = Keccak.hash(Arrays.copyOfRange(uncompressed, 1, uncompressed.length));
    return new EthereumAddress(HexFormat.of().formatHex(hash, hash.length - LENGTH, hash.length));
  }

  /** With {@code 0x} and the case that EIP-55 gives each digit. */
  @Override
  public String toString() {
    byte[] hash = Keccak.hash(hex.getBytes(US_ASCII));
    StringBuilder text = new StringBuilder("0x");
    for (int i = 0; i < hex.length(); i++) {
      int nibble = hash[i / 2] >>> (i % 2 == 0 ? 4 : 0) & 15;
      char c = hex.charAt(i);
      text.append(nibble >= 8 ? Character.toUpperCase(c) : c);
    }
    return text.toString();
  }
}
