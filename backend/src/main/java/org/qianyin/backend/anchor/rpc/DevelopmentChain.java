package org.qianyin.backend.anchor.rpc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An anvil of our own: started with the application, stopped with it, its state in the data folder.
 * After a kill it may have lost the blocks since its last dump.
 */
public final class DevelopmentChain implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DevelopmentChain.class);
  private static final Pattern LISTENING = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");
  private static final Duration START_DEADLINE = Duration.ofSeconds(20);

  private final Path folder;
  private final Path anvil;
  private final long chainId;
  private final Duration blockTime;
  private Process process;
  private int port;

  private DevelopmentChain(Path folder, Path anvil, long chainId, Duration blockTime)
      throws IOException {
    this.folder = folder;
    this.anvil = anvil;
    this.chainId = chainId;
    this.blockTime = blockTime;
    Files.createDirectories(folder);
    stopOrphan(folder);
    this.process = launch(0);
    this.port = awaitPort(process);
    remember();
  }

  /**
   * Starts one, after stopping what an earlier run left behind.
   *
   * @param folder of its state
   */
  public static DevelopmentChain start(Path folder, DevelopmentSettings settings, long chainId) {
    try {
      DevelopmentChain chain =
          new DevelopmentChain(folder, find(settings), chainId, settings.blockTime());
      log.info("development chain {} listens on {}", chainId, chain.rpc());
      return chain;
    } catch (IOException e) {
      throw new UncheckedIOException("development chain: " + e.getMessage(), e);
    }
  }

  /** URL of its endpoint, the same after a revival. */
  public String rpc() {
    return "http://127.0.0.1:" + port;
  }

  /** Gives an account of such a chain what its anchors will cost. */
  public static String fund(Endpoint endpoint, String account) throws IOException {
    endpoint.send("anvil_setBalance", Answers.Members.class, account, "0x56bc75e2d63100000");
    return account;
  }

  /** Starts the program again on the same port if it died; true if it had. */
  public synchronized boolean revive() {
    if (process.isAlive()) {
      return false;
    }
    try {
      process = launch(port);
      awaitPort(process);
      remember();
      log.warn("development chain had died and was started again");
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("development chain: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    stop(process.toHandle());
  }

  private Process launch(int wantedPort) throws IOException {
    List<String> command =
        List.of(
            anvil.toString(),
            "--port=" + wantedPort,
            "--state=" + folder.resolve("state.json"),
            "--state-interval=1",
            "--block-time=" + blockTime.toMillis() / 1000.0,
            "--prune-history=128",
            "--slots-in-an-epoch=2",
            "--hardfork=osaka",
            "--enable-tx-gas-limit",
            "--accounts=0",
            "--chain-id=" + chainId);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /**
   * Reads what the program says until it names its port, then goes on reading so that it never
   * blocks.
   */
  private static int awaitPort(Process process) throws IOException {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread.ofVirtual().name("development-chain-output").start(() -> drain(process, port));
    try {
      return port.get(START_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting", e);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("anvil did not start: " + e.getMessage(), e);
    }
  }

  private static void drain(Process process, CompletableFuture<Integer> port) {
    StringBuilder said = new StringBuilder();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher found = LISTENING.matcher(line);
        if (found.find()) {
          port.complete(Integer.valueOf(found.group(1)));
        } else if (!port.isDone() && said.length() < 2_000) {
          said.append(line).append(' ');
        }
      }
    } catch (IOException e) {
      said.append(e.getMessage());
    }
    port.completeExceptionally(new IOException("it ended: " + said));
  }

  private void remember() throws IOException {
    Files.writeString(folder.resolve("anvil.pid"), Long.toString(process.pid()));
  }

  /** A JVM that was killed leaves its anvil behind; it would hold the state file. */
  private static void stopOrphan(Path folder) throws IOException {
    Path file = folder.resolve("anvil.pid");
    if (Files.exists(file)) {
      String pid = Files.readString(file).trim();
      if (pid.matches("[0-9]{1,18}")) {
        ProcessHandle.of(Long.parseLong(pid))
            .filter(orphan -> orphan.info().command().orElse("").endsWith("anvil"))
            .ifPresent(DevelopmentChain::stop);
      }
    }
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
    }
  }

  private static Path find(DevelopmentSettings settings) throws IOException {
    if (settings.anvil() != null) {
      return Path.of(settings.anvil());
    }
    Optional<Path> onPath =
        Pattern.compile(Pattern.quote(java.io.File.pathSeparator))
            .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "anvil"))
            .filter(Files::isExecutable)
            .findFirst();
    return onPath.orElseThrow(() ->
        new IOException(
            "anvil was not found. Set qianyin.chain.anvil to it (the contracts' build puts it"
                + " under contracts/node_modules), or set qianyin.chain.rpc to an endpoint"));
  }
}
