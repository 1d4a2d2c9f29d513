package org.qianyin.backend.anchor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real node of an Ethereum-compatible chain, as a process of its own, for as long as a test. */
final class ChainNode implements AutoCloseable {

  private static final long START_SECONDS = 40;
  private static final int KEPT_WORDS = 4_000;

  private final Process process;
  private final String rpc;

  private ChainNode(Process process, String rpc) {
    this.process = process;
    this.rpc = rpc;
  }

  /**
   * Starts a program and waits until it says where it listens.
   *
   * @param listening its first group is host and port
   */
  static ChainNode start(Path folder, List<String> command, Pattern listening) {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      CompletableFuture<String> address = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> read(process, listening, address));
      try {
        return new ChainNode(process, "http://" + address.get(START_SECONDS, TimeUnit.SECONDS));
      } catch (Exception e) {
        process.destroyForcibly();
        throw new IllegalStateException(command.getFirst() + " did not start", e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads to the end, so that the node never waits for a full pipe. */
  private static void read(Process process, Pattern listening, CompletableFuture<String> address) {
    StringBuilder words = new StringBuilder();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher found = listening.matcher(line);
        if (found.find()) {
          address.complete(found.group(1));
        } else if (words.length() < KEPT_WORDS) {
          words.append(line).append('\n');
        }
      }
      address.completeExceptionally(new IOException("it ended: " + words));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  String rpc() {
    return rpc;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
