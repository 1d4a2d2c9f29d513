package org.qianyin.media.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.qianyin.media.ContentDigest;

/**
 * A file as it looks sealed, read from the file itself: header, then segments, each made when it is
 * read. The same file under the same key gives the same bytes. Closing it closes the file.
 */
public final class SealingStream extends InputStream {
  private final InputStream plaintext;
  private final Segments segments;
  private byte[] out;
  private int at;
  private byte[] ahead;
  private boolean ended;

  /**
   * Starts to seal.
   *
   * @param digest of the plaintext; the bytes must be those
   * @throws IOException if the file cannot be read
   */
  public SealingStream(InputStream plaintext, ContentDigest digest, FileKey key)
      throws IOException {
    SealedHeader header = new SealedHeader(key.saltFor(digest));
    this.plaintext = plaintext;
    this.segments = Segments.sealing(key, header);
    this.out = header.encode();
    this.ahead = plaintext.readNBytes(SealedHeader.SEGMENT);
  }

  /**
   * Bytes of the sealed form.
   *
   * @param plaintext bytes of the file
   */
  public static long length(long plaintext) {
    long segments = Math.max(1, (plaintext + SealedHeader.SEGMENT - 1) / SealedHeader.SEGMENT);
    return SealedHeader.BYTES + plaintext + segments * Segments.TAG;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == out.length) {
      if (ended) {
        return -1;
      }
      sealNext();
    }
    int count = Math.min(length, out.length - at);
    System.arraycopy(out, at, bytes, offset, count);
    at += count;
    return count;
  }

  private void sealNext() throws IOException {
    byte[] segment = ahead;
    ahead =
        segment.length < SealedHeader.SEGMENT
            ? new byte[0]
            : plaintext.readNBytes(SealedHeader.SEGMENT);
    ended = ahead.length == 0;
    try {
      out = segments.next(segment, segment.length, ended);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
    at = 0;
    Arrays.fill(segment, (byte) 0);
  }

  @Override
  public void close() throws IOException {
    plaintext.close();
  }
}
