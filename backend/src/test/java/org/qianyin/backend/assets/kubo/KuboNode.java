package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.qianyin.proof.testing.Programs;

/** A real Kubo node of its own, private and offline, on loopback ports that nobody else has. */
public final class KuboNode implements AutoCloseable {

  private static final List<List<String>> PRIVATE =
      List.of(
          List.of("--json", "Addresses.Swarm", "[]"),
          List.of("--json", "Bootstrap", "[]"),
          List.of("Routing.Type", "none"),
          List.of("--bool", "AutoConf.Enabled", "false"),
          List.of("--bool", "AutoTLS.Enabled", "false"),
          List.of("--bool", "Provide.Enabled", "false"),
          List.of("--bool", "Discovery.MDNS.Enabled", "false"),
          List.of("--bool", "Gateway.NoFetch", "true"));

  private final Path repository;
  private final int port;
  private List<String> command;
  private Process daemon;

  private KuboNode(Path repository, int port, List<String> command) throws Exception {
    this.repository = repository;
    this.port = port;
    this.command = command;
    this.daemon = launch();
  }

  /** Makes a repository in a folder that does not exist yet, and starts its daemon. */
  public static KuboNode start(Path repository) throws Exception {
    int port = init(repository);
    return new KuboNode(repository, port, daemon("--offline"));
  }

  /** A node that may serve files from the folder that its repository is in. */
  public static KuboNode startWithFilestore(Path repository) throws Exception {
    int port = init(repository);
    run(repository, "config", "--bool", "Experimental.FilestoreEnabled", "true");
    return new KuboNode(repository, port, daemon("--offline"));
  }

  /** A node whose repository is on a disk of 24 MB. */
  static KuboNode startOnSmallDisk(Path repository) throws Exception {
    Path made = repository.resolveSibling("made");
    int port = init(made);
    String start =
        "cp -r " + made + "/. " + repository + " && exec " + String.join(" ", daemon("--offline"));
    return new KuboNode(repository, port, onSmallDisk(repository.toString(), start));
  }

  /** A command under which a folder is a disk of 24 MB, for it alone. */
  static List<String> onSmallDisk(String folder, String command) {
    String mount = "mount -t tmpfs -o size=24m tmpfs " + folder + " && " + command;
    return List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount);
  }

  /** A node that listens to peers and would look for them where everybody does. */
  public static KuboNode startInPublicSwarm(Path repository) throws Exception {
    int port = init(repository);
    openSwarm(repository);
    return new KuboNode(repository, port, daemon());
  }

  private static void openSwarm(Path repository) throws Exception {
    run(repository, "config", "--json", "Addresses.Swarm", "[\"/ip4/127.0.0.1/tcp/0\"]");
    run(
        repository,
        "config",
        "--json",
        "Bootstrap",
        "[\"/dnsaddr/bootstrap.libp2p.io/p2p/QmNnooDu7bfjPFoTZYxMNLWUQJyrVwtbZg5gBMjTezGAJN\"]");
  }

  private static List<String> daemon(String... options) {
    List<String> command = new ArrayList<>(List.of(Programs.get("ipfs").toString(), "daemon"));
    command.addAll(List.of(options));
    return command;
  }

  private static int init(Path repository) throws Exception {
    int port = freePort();
    run(repository, "init", "--empty-repo", "--profile=autoconf-off,announce-off");
    run(repository, "config", "Addresses.API", "/ip4/127.0.0.1/tcp/" + port);
    run(repository, "config", "Addresses.Gateway", "/ip4/127.0.0.1/tcp/" + freePort());
    for (List<String> setting : PRIVATE) {
      List<String> command = new ArrayList<>(List.of("config"));
      command.addAll(setting);
      run(repository, command.toArray(String[]::new));
    }
    return port;
  }

  private Process launch() throws Exception {
    Process started = process(repository, command).start();
    try (KuboRpc rpc = new KuboRpc(settings())) {
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (true) {
        try {
          rpc.ask("version");
          return started;
        } catch (IOException e) {
          if (System.nanoTime() > end || !started.isAlive()) {
            started.destroyForcibly();
            throw new IOException("Kubo did not start:\n" + words(repository), e);
          }
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
    }
  }

  /** Its RPC. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where its blocks lie, each in a file of its own. */
  public Path blocks() {
    return repository.resolve("blocks");
  }

  /** Settings of a client in a hurry. */
  public KuboSettings settings() {
    return settings(url());
  }

  static KuboSettings settings(URI url) {
    return new KuboSettings(
        url,
        null,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        8,
        false,
        null);
  }

  /** Stops it; its repository stays. */
  public void stop() {
    daemon.destroy();
    daemon
        .onExit()
        .completeOnTimeout(daemon, 20, TimeUnit.SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
  }

  /** Starts it again on its repository. */
  public void restart() throws Exception {
    daemon = launch();
  }

  /** Stops it, and starts it on its repository in the public swarm. */
  void restartInPublicSwarm() throws Exception {
    stop();
    openSwarm(repository);
    command = daemon();
    restart();
  }

  /** Runs a command on its repository, through its daemon; what it prints. */
  public String ipfs(String... arguments) throws Exception {
    return run(repository, arguments);
  }

  private static String run(Path repository, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Programs.get("ipfs").toString()));
    command.addAll(List.of(arguments));
    Path out = repository.resolveSibling(repository.getFileName() + ".out");
    Process process = process(repository, command).redirectOutput(out.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ":\n" + words(repository));
    }
    return Files.readString(out);
  }

  private static ProcessBuilder process(Path repository, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("IPFS_PATH", repository.toString());
    builder.environment().put("IPFS_TELEMETRY", "off");
    ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log(repository).toFile());
    return builder.redirectError(log).redirectOutput(log);
  }

  private static Path log(Path repository) {
    return repository.resolveSibling(repository.getFileName() + ".log");
  }

  private static String words(Path repository) throws IOException {
    return Files.readString(log(repository));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
