package org.qianyin.media.sealed;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM segment after segment (the STREAM construction): the nonce is the segment's number
 * and whether it is the last, so none can be moved, left out, repeated or cut off unnoticed.
 */
final class Segments {
  static final int TAG = 16;
  private static final int NONCE = 12;

  private final int mode;
  private final SecretKeySpec key;
  private final byte[] header;
  private final Cipher cipher;
  private long number;

  private Segments(int mode, FileKey key, SealedHeader header) {
    this.mode = mode;
    this.key = key.segmentKey(header);
    this.header = header.encode();
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks AES-GCM", e);
    }
  }

  static Segments sealing(FileKey key, SealedHeader header) {
    return new Segments(Cipher.ENCRYPT_MODE, key, header);
  }

  static Segments opening(FileKey key, SealedHeader header) {
    return new Segments(Cipher.DECRYPT_MODE, key, header);
  }

  /**
   * The next segment.
   *
   * @throws GeneralSecurityException when opening, if it is not what was sealed there
   */
  byte[] next(byte[] bytes, int length, boolean last) throws GeneralSecurityException {
    byte[] nonce =
        ByteBuffer.allocate(NONCE).putLong(3, number).put(NONCE - 1, (byte) (last ? 1 : 0)).array();
    cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(header);
    byte[] out = cipher.doFinal(bytes, 0, length);
    number++;
    return out;
  }
}
