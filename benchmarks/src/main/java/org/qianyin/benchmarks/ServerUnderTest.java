package org.qianyin.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The backend as users run it: its jar in a process of its own, on a folder of its own. */
final class ServerUnderTest implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("\"port\"\\s*:\\s*(\\d+)");
  private static final Duration START = Duration.ofSeconds(90);

  private final Process process;
  private final URI base;

  private ServerUnderTest(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /**
   * @param data an empty folder
   * @param options such as {@code --qianyin.chain.mode=none}
   */
  static ServerUnderTest start(Path data, String... options) throws Exception {
    Path jar = Path.of("backend/target/qianyin-backend.jar");
    if (!Files.exists(jar)) {
      throw new IOException(jar + " is missing: ./mvnw -DskipTests package");
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--data",
                data.toString(),
                "--port",
                "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolveSibling("server.log").toFile());
    builder.environment().put("QIANYIN_PASSPHRASE", "benchmark");
    Process process = builder.start();
    Path ready = data.resolve("server.json");
    long deadline = System.nanoTime() + START.toNanos();
    while (!Files.exists(ready)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new IOException("the server did not start; see " + data.resolveSibling("server.log"));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    Matcher port = PORT.matcher(Files.readString(ready, StandardCharsets.UTF_8));
    if (!port.find()) {
      throw new IOException("server.json names no port");
    }
    return new ServerUnderTest(process, URI.create("http://127.0.0.1:" + port.group(1)));
  }

  URI base() {
    return base;
  }

  /** Processor time that the server has taken so far, its PostgreSQL left out. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() {
    stop(process);
  }

  /** Asks, waits, then kills. */
  static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
