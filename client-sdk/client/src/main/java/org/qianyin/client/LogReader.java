package org.qianyin.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads the files of a log at their C2SP tlog-tiles paths: from a server or from a folder. */
@FunctionalInterface
public interface LogReader {
  /** An entry bundle of an honest log: 256 entries of 16,384 bytes and their lengths. */
  int MAX_FILE = 256 * 16_386;

  /**
   * One file of the log.
   *
   * @param path {@code checkpoint} or {@code tile/…}
   * @return at most {@link #MAX_FILE} bytes
   * @throws IOException if it is not there, is longer, or cannot be read
   */
  byte[] read(String path) throws IOException;

  /** The log behind {@code prefix}. */
  static LogReader over(URI prefix, Patience patience) {
    Http http = new Http(prefix, patience);
    return path -> {
      Http.Reply reply = http.get(path, "*/*", MAX_FILE, Duration.ZERO);
      if (!reply.is(200)) {
        throw new LedgerUnreachable(prefix.resolve(path), "status " + reply.status());
      }
      return reply.body().toArray();
    };
  }

  /** The log in a folder. */
  static LogReader in(Path folder) {
    return path -> {
      Path file = folder.resolve(path);
      if (Files.size(file) > MAX_FILE) {
        throw new IOException(path + ": longer than " + MAX_FILE + " bytes");
      }
      return Files.readAllBytes(file);
    };
  }
}
