package org.qianyin.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Ingest of one large file, stored and durable, over HTTP: ours against Kubo's {@code add} over its
 * RPC with the same profile, and against {@code openssl dgst -sha256}, which only hashes. Each
 * round uses bytes that nobody has seen.
 *
 * <p>{@code KUBO=<path of ipfs> … IngestBenchmark [MiB] [rounds]}, from the root of the project.
 */
public final class IngestBenchmark {

  private static final int MIB = 1 << 20;

  private IngestBenchmark() {}

  public static void main(String[] args) throws Exception {
    int size = args.length > 0 ? Integer.parseInt(args[0]) : 1024;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    String ipfs = System.getenv("KUBO");
    if (ipfs == null) {
      throw new IOException("set KUBO to the ipfs program (Kubo 0.43); see benchmarks/README.md");
    }
    Path folder = Files.createTempDirectory("qianyin-ingest");
    Path data = Files.createDirectory(folder.resolve("data"));
    Path repository = Files.createDirectory(folder.resolve("kubo"));
    try (ServerUnderTest server = ServerUnderTest.start(data, "--qianyin.chain.mode=none");
        Kubo kubo = Kubo.start(Path.of(ipfs), repository)) {
      measure(folder, size, rounds, server, kubo);
    } finally {
      delete(folder);
    }
  }

  private static void measure(Path folder, int size, int rounds, ServerUnderTest server, Kubo kubo)
      throws Exception {
    Figures ours = new Figures("Qianyin POST /v1/assets", "MiB/s");
    Figures theirs = new Figures("Kubo add over RPC", "MiB/s");
    Figures openssl = new Figures("openssl dgst -sha256 (hashes only)", "MiB/s");
    for (int round = -1; round < rounds; round++) {
      Path file = random(folder.resolve("file"), size, 42 + round);
      double hashed = seconds(() -> digest(file));
      double stored;
      double added;
      String[] cids = new String[2];
      if (round % 2 == 0) {
        stored = seconds(() -> cids[0] = upload(server.base(), file));
        added = seconds(() -> cids[1] = kubo.add(file));
      } else {
        added = seconds(() -> cids[1] = kubo.add(file));
        stored = seconds(() -> cids[0] = upload(server.base(), file));
      }
      if (!cids[0].contains(cids[1])) {
        throw new IOException("the CIDs differ: " + cids[0] + " against " + cids[1]);
      }
      if (round >= 0) { // the first one warms up
        ours.add(size / stored);
        theirs.add(size / added);
        openssl.add(size / hashed);
      }
    }
    System.out.println("ingest of " + size + " MiB, new bytes each round, same CID checked");
    ours.print();
    theirs.print();
    openssl.print();
    Figures.ratio(ours, theirs, 2.0);
    Figures.ratio(ours, openssl, 0.0);
  }

  private interface Step {
    void run() throws Exception;
  }

  private static double seconds(Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static String upload(URI base, Path file) throws Exception {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(base.resolve("/v1/assets"))
                  .header("Content-Type", "application/octet-stream")
                  .POST(HttpRequest.BodyPublishers.ofFile(file))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 201) {
        throw new IOException("the server answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    }
  }

  private static void digest(Path file) throws Exception {
    int status =
        new ProcessBuilder("openssl", "dgst", "-sha256", file.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("openssl dgst ended with " + status);
    }
  }

  private static Path random(Path file, int mib, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] chunk = new byte[MIB];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < mib; i++) {
        random.nextBytes(chunk);
        out.write(chunk);
      }
    }
    return file;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
