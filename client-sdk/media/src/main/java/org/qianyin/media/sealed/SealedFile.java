package org.qianyin.media.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Opens what a {@link SealingStream} made. */
public final class SealedFile {
  private static final int SEALED_SEGMENT = SealedHeader.SEGMENT + Segments.TAG;

  private SealedFile() {}

  /**
   * Writes the plaintext of a sealed file. Each segment is checked before a byte of it goes out;
   * that the file ends where it should is known only at its end, so keep what was written only if
   * this returns.
   *
   * @throws SealBroken if the key is another, a byte differs, or the end is missing
   * @throws IOException if {@code sealed} or {@code out} fails
   */
  public static void open(InputStream sealed, OutputStream out, FileKey key) throws IOException {
    SealedHeader header = SealedHeader.decode(sealed.readNBytes(SealedHeader.BYTES));
    Segments segments = Segments.opening(key, header);
    byte[] segment = sealed.readNBytes(SEALED_SEGMENT);
    for (long number = 0; ; number++) {
      byte[] next =
          segment.length < SEALED_SEGMENT ? new byte[0] : sealed.readNBytes(SEALED_SEGMENT);
      boolean last = next.length == 0;
      out.write(opened(segments, segment, number, last));
      if (last) {
        return;
      }
      segment = next;
    }
  }

  private static byte[] opened(Segments segments, byte[] segment, long number, boolean last)
      throws SealBroken {
    if (segment.length < Segments.TAG || (segment.length == Segments.TAG && number > 0)) {
      throw new SealBroken("segment " + number + ": the sealed file ends too early");
    }
    try {
      return segments.next(segment, segment.length, last);
    } catch (GeneralSecurityException e) {
      throw new SealBroken(
          number == 0
              ? "the key is not this file's, or the file was changed or cut"
              : "segment " + number + " was changed, or the file was cut there",
          e);
    }
  }
}
