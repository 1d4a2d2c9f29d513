package org.qianyin.media;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read again from their start, such as a file or a stored object. */
@FunctionalInterface
public interface StreamSource {
  /**
   * Opens the bytes; the caller closes the stream.
   *
   * @throws IOException if they cannot be opened
   */
  InputStream open() throws IOException;
}
