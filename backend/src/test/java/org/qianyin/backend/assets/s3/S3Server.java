package org.qianyin.backend.assets.s3;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.qianyin.proof.testing.Programs;

/** A real S3 server of its own, which keeps its objects in memory. */
public final class S3Server implements AutoCloseable {

  private static final String BUCKET = "qianyin";

  private final Process process;
  private final URI endpoint;

  private S3Server(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param log a file that it writes its words to
   */
  public static S3Server start(Path log) throws Exception {
    String host = "127.0.0.1:" + freePort();
    List<String> command =
        List.of(
            Programs.get("gofakes3").toString(),
            "-backend",
            "memory",
            "-initialbucket",
            BUCKET,
            "-host",
            host);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    S3Server server = new S3Server(process, URI.create("http://" + host));
    server.awaitReady();
    return server;
  }

  private void awaitReady() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try (S3BlockStore store = new S3BlockStore(settings(BUCKET))) {
      while (true) {
        try {
          store.hasBucket();
          return;
        } catch (IOException e) {
          if (System.nanoTime() > end) {
            process.destroyForcibly();
            throw e;
          }
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
    }
  }

  /** Settings of its bucket. */
  public S3Settings settings() {
    return settings(BUCKET);
  }

  S3Settings settings(String bucket) {
    return new S3Settings(
        endpoint,
        "us-east-1",
        bucket,
        "blocks/",
        "test-access",
        "test-secret",
        true,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
