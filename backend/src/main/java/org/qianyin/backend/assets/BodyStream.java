package org.qianyin.backend.assets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.qianyin.backend.assets.store.Refused;

/** A file in a request's body: bounded, and its early end told apart from trouble with the disk. */
final class BodyStream extends FilterInputStream {

  private final long limit;
  private long read;

  BodyStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got;
    try {
      got = super.read(bytes, offset, length);
    } catch (Refused e) {
      throw e;
    } catch (IOException e) {
      throw new Refused("UPLOAD_TRUNCATED", "body: ended after " + read + " bytes", e);
    }
    read += Math.max(0, got);
    if (read > limit) {
      throw new Refused("UPLOAD_TOO_LARGE", "body: want at most " + limit + " bytes");
    }
    return got;
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException("a body is read, not skipped");
  }
}
