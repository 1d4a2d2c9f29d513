package org.qianyin.benchmarks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Ingest of one large file, stored and durable, over HTTP: ours against Kubo's {@code add} over its
 * RPC with the same profile, and against {@code openssl dgst -sha256}, which only hashes. Both get
 * the file from the same client ({@link FilePost}). Each round uses bytes that nobody has seen.
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
    FilePost post = FilePost.raw(server.base().resolve("/v1/assets"));
    Ingest ours = new Ingest("Qianyin POST /v1/assets", size, post::send, server::processorTime);
    Ingest theirs = new Ingest("Kubo add over RPC", size, kubo::add, kubo::processorTime);
    Figures openssl = new Figures("openssl dgst -sha256 (hashes only)", "MiB/s");
    for (int round = -1; round < rounds; round++) {
      boolean counts = round >= 0; // the first one warms up
      Path file = random(folder.resolve("file"), size, 42 + round);
      double hashed = seconds(() -> digest(file));
      if (counts) {
        openssl.add(size / hashed);
      }
      Ingest first = round % 2 == 0 ? ours : theirs;
      Ingest second = first == ours ? theirs : ours;
      String one = first.take(file, counts);
      String other = second.take(file, counts);
      if (!one.equals(other)) {
        throw new IOException("the CIDs differ: " + one + " against " + other);
      }
    }
    System.out.println("ingest of " + size + " MiB, new bytes each round, same CID checked");
    ours.print();
    theirs.print();
    openssl.print();
    Figures.ratio(ours.speed(), theirs.speed(), 2.0);
    Figures.ratio(ours.speed(), openssl, 0.0);
  }

  private interface Step {
    void run() throws Exception;
  }

  private static double seconds(Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e9;
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

  /** New bytes, on the disk and in the page cache: nobody pays for their way there. */
  private static Path random(Path path, int mib, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] chunk = new byte[MIB];
    try (FileOutputStream file = new FileOutputStream(path.toFile())) {
      for (int i = 0; i < mib; i++) {
        random.nextBytes(chunk);
        file.write(chunk);
      }
      file.getChannel().force(true);
    }
    return path;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
