package org.qianyin.proof.key;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The key types of multicodec that entries know: a two-byte prefix and a length. */
enum KeyCodec {
  /** {@code ed25519-pub}. */
  ED25519(0xed01, 32),
  /** {@code secp256k1-pub}, compressed. */
  SECP256K1(0xe701, 33),
  /** {@code sm2-pub} (0x1206), compressed. */
  SM2(0x8624, 33),
  /** {@code mldsa-44-pub} (0x1210). */
  ML_DSA_44(0x9024, 1312);

  static final int PREFIX_LENGTH = 2;

  private final int prefix;
  private final int length;

  KeyCodec(int prefix, int length) {
    this.prefix = prefix;
    this.length = length;
  }

  /** Whether these bytes are a prefix and a key of this type, as far as the length says. */
  boolean frames(byte[] prefixed) {
    return prefixed.length == PREFIX_LENGTH + length
        && ((prefixed[0] & 0xff) << 8 | (prefixed[1] & 0xff)) == prefix;
  }

  byte[] prefixed(byte[] raw) {
    return ByteBuffer.allocate(PREFIX_LENGTH + raw.length)
        .putShort((short) prefix)
        .put(raw)
        .array();
  }

  static byte[] raw(byte[] prefixed) {
    return Arrays.copyOfRange(prefixed, PREFIX_LENGTH, prefixed.length);
  }
}
