package org.qianyin.media.sealed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The 52 bytes before the segments: magic, bytes of a segment, salt. Authenticated with each. */
final class SealedHeader {
  static final int BYTES = 52;

  /** Bytes of plaintext in every segment but the last. */
  static final int SEGMENT = 1 << 16;

  private static final byte[] MAGIC = "qianyin-sealed@1".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 32;

  private final byte[] salt;

  SealedHeader(byte[] salt) {
    this.salt = salt;
  }

  static byte[] magic() {
    return MAGIC.clone();
  }

  static SealedHeader decode(byte[] bytes) throws SealBroken {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] magic = new byte[MAGIC.length];
    if (bytes.length == BYTES) {
      in.get(magic);
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new SealBroken("not a sealed file: want it to begin with qianyin-sealed@1");
    }
    int segment = in.getInt();
    if (segment != SEGMENT) {
      throw new SealBroken("segment size: want " + SEGMENT + ", got " + segment);
    }
    byte[] salt = new byte[SALT_BYTES];
    in.get(salt);
    return new SealedHeader(salt);
  }

  byte[] encode() {
    return ByteBuffer.allocate(BYTES).put(MAGIC).putInt(SEGMENT).put(salt).array();
  }

  byte[] salt() {
    return salt.clone();
  }
}
