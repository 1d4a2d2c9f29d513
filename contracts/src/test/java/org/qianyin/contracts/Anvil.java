package org.qianyin.contracts;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A development chain on a free port, for as long as a test needs it. */
final class Anvil implements AutoCloseable {

  /** The first of anvil's well-known rich accounts. */
  static final String RICH_KEY =
      "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  private static final Path BINARY =
      Path.of("node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil").toAbsolutePath();
  private static final Pattern LISTENING = Pattern.compile("Listening on (127\\.0\\.0\\.1:\\d+)");
  private static final Duration START = Duration.ofSeconds(20);

  private final Process process;
  private final String url;

  private Anvil(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static Anvil start() throws Exception {
    Process process =
        new ProcessBuilder(BINARY.toString(), "--port", "0", "--hardfork", "osaka")
            .redirectErrorStream(true)
            .start();
    CompletableFuture<String> address = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> read(process, address));
    try {
      return new Anvil(process, "http://" + address.get(START.toSeconds(), TimeUnit.SECONDS));
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Reads to the end, so that the chain never waits for a full pipe. */
  private static void read(Process process, CompletableFuture<String> address) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          address.complete(listening.group(1));
        }
      }
      address.completeExceptionally(new IOException("anvil ended before it listened"));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
