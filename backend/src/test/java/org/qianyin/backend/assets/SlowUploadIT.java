package org.qianyin.backend.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.Server;
import org.qianyin.backend.ServerProcess;

/** A server of little patience that takes one upload at a time. */
class SlowUploadIT {

  @TempDir private static Path data;

  private static ServerProcess process;

  @BeforeAll
  static void start() throws Exception {
    process =
        ServerProcess.start(
            data,
            "--qianyin.chain.mode=none",
            "--server.tomcat.connection-timeout=3s",
            "--qianyin.assets.pace.least=1KB",
            "--qianyin.assets.pace.patience=1s",
            "--qianyin.assets.at-once=1");
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Test
  void anUploadThatStallsIsGivenUp() throws Exception {
    try (Socket socket = post("application/octet-stream", 5 << 20)) {
      socket.getOutputStream().write(new byte[3 << 20]);
      assertThat(answer(socket)).contains(" 408 ", "UPLOAD_TOO_SLOW", "nothing was stored");
    }
    assertNothingIsLeft();
  }

  @Test
  void anUploadThatSendsAByteNowAndThenIsGivenUp() throws Exception {
    try (Socket socket = post("application/octet-stream", 5 << 20)) {
      assertThat(dripUntilAnswered(socket)).contains(" 408 ", "UPLOAD_TOO_SLOW", "1024 bytes");
    }
    assertNothingIsLeft();
  }

  @Test
  void aFormThatSendsAByteNowAndThenIsGivenUpToo() throws Exception {
    try (Socket socket = post("multipart/form-data; boundary=b", 5 << 20)) {
      socket.getOutputStream().write("--b\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      assertThat(dripUntilAnswered(socket)).contains(" 408 ", "UPLOAD_TOO_SLOW", "1024 bytes");
    }
    assertNothingIsLeft();
  }

  @Test
  void whoeverFindsAllTurnsTakenIsAskedToComeAgain() throws Exception {
    try (Socket socket = post("application/octet-stream", 1 << 20)) {
      socket.getOutputStream().write(new byte[512 << 10]);
      awaitDraft();
      Server.Answer other = process.server().post("/v1/assets", "text/plain", new byte[10]);
      assertThat(other.status()).isEqualTo(503);
      assertThat(other.code()).isEqualTo("OVERLOADED");
      assertThat(other.headers().firstValue("Retry-After")).isPresent();
    }
  }

  private static Socket post(String type, int length) throws IOException {
    URI uri = URI.create(process.server().base());
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(30_000);
    socket
        .getOutputStream()
        .write(
            "POST /v1/assets HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(type, length)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** The answer; the connection must end behind it. */
  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String dripUntilAnswered(Socket socket) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (socket.getInputStream().available() == 0 && System.nanoTime() < end) {
      socket.getOutputStream().write('x');
      TimeUnit.MILLISECONDS.sleep(100); // the pace of this sender, well within the read timeout
    }
    return answer(socket);
  }

  private static void awaitDraft() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (drafts() == 0) {
      assertThat(System.nanoTime()).as("no upload has begun").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static void assertNothingIsLeft() throws Exception {
    assertThat(drafts()).isZero();
  }

  private static long drafts() throws Exception {
    try (Stream<Path> all = Files.list(data.resolve("blocks/incoming"))) {
      return all.count();
    }
  }
}
