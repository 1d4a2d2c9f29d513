package org.qianyin.cli.trade;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes have gone through. */
final class CountingStream extends FilterOutputStream {
  private final LongConsumer written;
  private long count;

  CountingStream(OutputStream out, LongConsumer written) {
    super(out);
    this.written = written;
  }

  @Override
  public void write(int one) throws IOException {
    out.write(one);
    tell(1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    tell(length);
  }

  private void tell(int more) {
    count += more;
    written.accept(count);
  }
}
