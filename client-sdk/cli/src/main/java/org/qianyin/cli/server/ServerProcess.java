package org.qianyin.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

/**
 * The backend as a process of its own, with the database and the chain that it starts. Ready when
 * it has written {@code server.json} into its data folder.
 */
public final class ServerProcess {
  private static final int FLAGS_DEPTH = 8;
  private final Process process;
  private final Path data;
  private final Json.Obj ready;

  private ServerProcess(Process process, Path data, Json.Obj ready) {
    this.process = process;
    this.data = data;
    this.ready = ready;
  }

  /** The command line that starts the server. */
  static List<String> command(Home home, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(home.serverFlags());
    command.addAll(arguments);
    return command;
  }

  /**
   * Starts the server and waits until it is ready.
   *
   * @param data a folder that no other server uses
   * @param secrets for its environment, such as the passphrase of its keys
   * @param log where its own words go
   * @throws Trouble if it ends, or is not ready in time; the words name the log
   */
  public static ServerProcess start(
      Voice voice,
      Home home,
      Path data,
      List<String> options,
      Map<String, String> secrets,
      Path log,
      Duration patience)
      throws IOException, InterruptedException {
    Path sign = data.resolve("server.json");
    Files.deleteIfExists(sign);
    List<String> arguments = new ArrayList<>(List.of("serve", "--data", data.toString()));
    arguments.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command(home, arguments));
    builder.environment().putAll(secrets);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    long end = System.nanoTime() + patience.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      Optional<Json.Obj> ready = read(sign);
      if (ready.isPresent()) {
        return new ServerProcess(process, data, ready.get());
      }
      // Asked for, not slept on: ends at once when the process does.
      if (process.waitFor(25, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    boolean ended = !process.isAlive();
    endAll(process, Duration.ofSeconds(5));
    throw Trouble.undecided(
        voice, ended ? "server.ended" : "server.late", patience.toSeconds(), log, tail(log));
  }

  private static Optional<Json.Obj> read(Path sign) throws IOException {
    try {
      return Jcs.parse(Files.readAllBytes(sign), FLAGS_DEPTH) instanceof Outcome.Ok<Json> whole
              && whole.value() instanceof Json.Obj facts
          ? Optional.of(facts)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + ready.integer("port") + "/");
  }

  /** What it said of itself when it was ready. */
  public Json.Obj ready() {
    return ready;
  }

  /**
   * The server and every process that it started: its descendants, and the database, which has
   * detached itself and says in {@code postmaster.pid} who it is.
   */
  public List<ProcessHandle> processes() throws IOException {
    List<ProcessHandle> all = new ArrayList<>();
    all.add(process.toHandle());
    process.descendants().forEach(all::add);
    for (List<String> postmaster : postmasters()) {
      ProcessHandle.of(Long.parseLong(postmaster.get(0).strip()))
          .ifPresent(database -> {
            all.add(database);
            database.descendants().forEach(all::add);
          });
    }
    return all.stream().distinct().toList();
  }

  /** The ports on which these listen; at least the server's own. */
  public SortedSet<Integer> ports() throws IOException {
    SortedSet<Integer> ports = new TreeSet<>(ListeningPorts.of(processes()));
    ports.add(address().getPort());
    return ports;
  }

  /** Lines of each {@code postmaster.pid}: the first is the process. */
  private List<List<String>> postmasters() throws IOException {
    List<List<String>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data.resolve("postgres"), 3)) {
      for (Path pid : files.filter(file -> file.endsWith("postmaster.pid")).toList()) {
        found.add(Files.readAllLines(pid));
      }
    }
    return found;
  }

  /** Asks it to stop, and ends by force what is still there after {@code patience}. */
  public void stop(Duration patience) throws InterruptedException {
    endAll(process, patience);
  }

  private static void endAll(Process process, Duration patience) throws InterruptedException {
    Set<ProcessHandle> children = process.descendants().collect(Collectors.toSet());
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(children::add); // what it started while it was asked to stop
      process.destroyForcibly();
      process.waitFor(5, TimeUnit.SECONDS);
    }
    for (ProcessHandle child : children) {
      if (child.isAlive()) {
        child.destroy();
      }
    }
  }

  /** Whether nobody listens on this port of the loopback. */
  public static boolean closed(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
