package org.qianyin.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The baseline: a Kubo daemon of its own, offline and private, with the profile that we use. */
final class Kubo implements AutoCloseable {

  private static final String BOUNDARY = "qianyin-benchmark";
  private static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;
  private static final String FORM_END = "\r\n--" + BOUNDARY + "--\r\n";
  private static final String PROFILE =
      "cid-version=1&raw-leaves=true&chunker=size-1048576&max-file-links=1024";

  private final Process daemon;
  private final int port;

  private Kubo(Process daemon, int port) {
    this.daemon = daemon;
    this.port = port;
  }

  /**
   * @param ipfs the program
   * @param repository an empty folder
   */
  static Kubo start(Path ipfs, Path repository) throws Exception {
    run(
        ipfs,
        repository,
        "init",
        "--empty-repo",
        "--profile=unixfs-v1-2025,autoconf-off,announce-off");
    int port = freePort();
    for (List<String> setting :
        List.of(
            List.of("Addresses.API", "/ip4/127.0.0.1/tcp/" + port),
            List.of("Addresses.Gateway", "/ip4/127.0.0.1/tcp/" + freePort()))) {
      run(ipfs, repository, "config", setting.get(0), setting.get(1));
    }
    for (List<String> setting :
        List.of(
            List.of("Addresses.Swarm", "[]"),
            List.of("Bootstrap", "[]"),
            List.of("AutoConf.Enabled", "false"),
            List.of("AutoTLS.Enabled", "false"),
            List.of("Provide.Enabled", "false"),
            List.of("Discovery.MDNS.Enabled", "false"),
            List.of("Experimental.FilestoreEnabled", "true"))) {
      run(ipfs, repository, "config", "--json", setting.get(0), setting.get(1));
    }
    run(ipfs, repository, "config", "Routing.Type", "none");
    Kubo kubo = new Kubo(command(ipfs, repository, "daemon", "--offline").start(), port);
    kubo.awaitReady();
    return kubo;
  }

  private void awaitReady() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        call("version", BodyPublishers.noBody(), "text/plain");
        return;
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new IOException("the Kubo daemon did not start", e);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  /** Adds one long file over the RPC; the answer, which names its CID. */
  String add(Path file) throws IOException {
    URI target = rpc("add?quieter=true&pin=true&" + PROFILE);
    return new FilePost(target, FORM, partHead(file), FORM_END).send(file);
  }

  /** Adds files in one request; their CIDs. */
  List<String> add(List<Path> files) throws Exception {
    String answer =
        call(
            "add?quieter=true&pin=true&" + PROFILE,
            BodyPublishers.ofInputStream(() -> multipart(files)),
            FORM);
    List<String> cids = new ArrayList<>();
    answer.lines().forEach(line -> cids.add(line.replaceAll(".*\"Hash\":\"([a-z0-9]+)\".*", "$1")));
    return cids;
  }

  private static InputStream multipart(List<Path> files) {
    List<InputStream> parts = new ArrayList<>();
    try {
      for (Path file : files) {
        parts.add(text(partHead(file)));
        parts.add(Files.newInputStream(file));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    parts.add(text(FORM_END));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static String partHead(Path file) {
    return "\r\n--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + file.getFileName()
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
  }

  private static InputStream text(String text) {
    return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String call(String path, HttpRequest.BodyPublisher body, String type) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(rpc(path)).header("Content-Type", type).POST(body).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("Kubo answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    }
  }

  private URI rpc(String path) {
    return URI.create("http://127.0.0.1:" + port + "/api/v0/" + path);
  }

  /** Of its RPC. */
  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Processor time that the daemon has taken so far. */
  Duration processorTime() {
    return daemon.info().totalCpuDuration().orElseThrow();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static ProcessBuilder command(Path ipfs, Path repository, String... args) {
    List<String> command = new ArrayList<>(List.of(ipfs.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(repository.resolveSibling("kubo.log").toFile()));
    builder.environment().put("IPFS_PATH", repository.toString());
    builder.environment().put("IPFS_TELEMETRY", "off");
    return builder;
  }

  private static void run(Path ipfs, Path repository, String... args) throws Exception {
    int status = command(ipfs, repository, args).start().waitFor();
    if (status != 0) {
      throw new IOException("ipfs " + String.join(" ", args) + " ended with " + status);
    }
  }

  @Override
  public void close() {
    ServerUnderTest.stop(daemon);
  }
}
