package org.qianyin.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as a process of its own, so that it can be killed like one. */
public final class ServerProcess implements AutoCloseable {

  private static final long START_SECONDS = 180;

  /** Those that its archive of classes was made with (scripts/archive-server). */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dfile.encoding=UTF-8",
          "--enable-native-access=ALL-UNNAMED");

  private final Path data;
  private final Path words;
  private final List<String> before;
  private final List<String> options;
  private Process process;
  private JsonNode ready;

  private ServerProcess(Path data, List<String> before, List<String> options) throws Exception {
    this.data = data;
    this.before = List.copyOf(before);
    this.words = data.resolveSibling(data.getFileName() + ".log");
    this.options = List.copyOf(options);
    this.process = launch();
    this.ready = awaitReady();
  }

  /** Starts a server and waits until it says that it is ready. */
  public static ServerProcess start(Path data, String... options) throws Exception {
    return new ServerProcess(data, List.of(), List.of(options));
  }

  /** Starts it through a program that then becomes the server, such as {@code unshare}. */
  public static ServerProcess startThrough(List<String> program, Path data, String... options)
      throws Exception {
    return new ServerProcess(data, program, List.of(options));
  }

  private Process launch() throws IOException {
    Files.deleteIfExists(data.resolve("server.json"));
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(program());
    command.addAll(List.of("serve", "--data", data.toString(), "--port", "0"));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("QIANYIN_PASSPHRASE", "only for tests");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(words.toFile()))
        .start();
  }

  /** As the build packed it; where nothing was packed, as it was compiled. */
  private static List<String> program() {
    String packed = System.getProperty("qianyin.it.server");
    return packed == null
        ? List.of("-cp", System.getProperty("java.class.path"), QianyinBackend.class.getName())
        : List.of(
            "-XX:AOTCache=" + Path.of(packed).resolve("../../backend.aot").normalize(),
            "-Xlog:disable",
            "-jar",
            packed);
  }

  private JsonNode awaitReady() throws Exception {
    Path sign = data.resolve("server.json");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
      if (Files.exists(sign)) {
        return new JsonMapper().readTree(Files.readAllBytes(sign));
      }
    }
    throw new IllegalStateException("the server did not start:\n" + Files.readString(words));
  }

  /** A path of this machine as the server sees it, whatever was mounted for it alone. */
  public Path seen(Path path) {
    return Path.of("/proc/" + process.pid() + "/root" + path.toAbsolutePath());
  }

  public Server server() {
    return new Server("http://127.0.0.1:" + ready.path("port").asInt());
  }

  /** SIGKILL: nothing is closed, nothing is flushed, its PostgreSQL lives on. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Starts it again on what is left. */
  public void restart() throws Exception {
    process = launch();
    ready = awaitReady();
  }

  /** SIGTERM, and waits for the orderly end. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server does not stop");
    }
    return process.exitValue();
  }

  /** What it said so far. */
  public String words() throws IOException {
    return Files.readString(words);
  }

  /** The process of its embedded PostgreSQL. */
  public ProcessHandle postgres() throws IOException {
    return orphan().orElseThrow();
  }

  private Optional<ProcessHandle> orphan() throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
  }

  /** JDBC URL of its embedded PostgreSQL. */
  public String jdbcUrl() throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    return "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/postgres?user=postgres";
  }

  /** Ends it, and the PostgreSQL that a killed one left behind. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    try {
      if (Files.exists(data.resolve("postgres/postmaster.pid"))) {
        orphan()
            .ifPresent(left -> {
              left.destroy();
              left.onExit().join();
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
