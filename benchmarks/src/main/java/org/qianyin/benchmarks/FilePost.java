package org.qianyin.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Sends a file as the body of a request, from the page cache into the socket ({@code sendfile}): a
 * client that shares its processors with the server takes as little of them as it can.
 *
 * @param type media type of the body
 * @param before bytes of the body that come before the file
 * @param after bytes of the body that come behind the file
 */
record FilePost(URI target, String type, String before, String after) {

  /** A body that is the file and nothing else. */
  static FilePost raw(URI target) {
    return new FilePost(target, "application/octet-stream", "", "");
  }

  /** This request with one more header. */
  FilePost with(String header) {
    return new FilePost(target, type + "\r\n" + header, before, after);
  }

  /**
   * Sends the file and reads the answer to its end.
   *
   * @return the answer, head and body
   * @throws IOException if it does not begin with a status of success
   */
  String send(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path);
        SocketChannel socket =
            SocketChannel.open(new InetSocketAddress(target.getHost(), target.getPort()))) {
      write(socket, head(before.length() + file.size() + after.length()) + before);
      long at = 0;
      while (at < file.size()) {
        at += file.transferTo(at, file.size() - at, socket);
      }
      write(socket, after);
      String answer =
          new String(Channels.newInputStream(socket).readAllBytes(), StandardCharsets.ISO_8859_1);
      if (!answer.startsWith("HTTP/1.1 20")) {
        throw new IOException(target + " answered " + answer);
      }
      return answer;
    }
  }

  private String head(long length) {
    return "POST "
        + target.getRawPath()
        + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery())
        + " HTTP/1.1\r\nHost: "
        + target.getAuthority()
        + "\r\nConnection: close\r\nContent-Type: "
        + type
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private static void write(SocketChannel socket, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      socket.write(bytes);
    }
  }
}
