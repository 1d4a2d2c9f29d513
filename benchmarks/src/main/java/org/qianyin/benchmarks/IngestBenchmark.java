package org.qianyin.benchmarks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MediaType;

/**
 * Ingest of one large file, stored and durable, over HTTP: ours against Kubo's {@code add} over its
 * RPC with the same profile, and against {@code openssl dgst -sha256}, which only hashes. Both get
 * the file from the same client ({@link FilePost}). Each round uses bytes that nobody has seen.
 *
 * <p>{@code KUBO=<path of ipfs> … IngestBenchmark [MiB] [rounds] [local|kubo|shared]}, from the
 * root of the project. With {@code kubo} our server keeps what it gets in a Kubo node of its own,
 * so that two nodes of the same kind get the same bytes, one directly and one through us; with
 * {@code shared} that node serves the files from where our server keeps them. The CID that a client
 * of ours sends along is found before the clock starts, as is the client's habit.
 */
public final class IngestBenchmark {

  private static final int MIB = 1 << 20;
  private static final Fingerprint.Options UNTYPED =
      Fingerprint.Options.DEFAULTS.typed(MediaType.UNKNOWN);

  private IngestBenchmark() {}

  public static void main(String[] args) throws Exception {
    int size = args.length > 0 ? Integer.parseInt(args[0]) : 1024;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    String ipfs = System.getenv("KUBO");
    if (ipfs == null) {
      throw new IOException("set KUBO to the ipfs program (Kubo 0.43); see benchmarks/README.md");
    }
    String store = args.length > 2 ? args[2] : "local";
    try (Scratch scratch = Scratch.create("ingest")) {
      compare(scratch.folder(), Path.of(ipfs), size, rounds, store);
    }
  }

  private static void compare(Path folder, Path ipfs, int size, int rounds, String store)
      throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path repository = Files.createDirectory(folder.resolve("kubo"));
    List<String> options = new ArrayList<>(List.of("--qianyin.chain.mode=none"));
    try (Kubo behind = store.equals("local") ? null : behind(ipfs, folder, store, options);
        ServerUnderTest server = ServerUnderTest.start(data, options.toArray(String[]::new));
        Kubo kubo = Kubo.start(ipfs, repository)) {
      Supplier<Duration> ours =
          behind == null
              ? server::processorTime
              : () -> server.processorTime().plus(behind.processorTime());
      Ingest upload = new Ingest("Qianyin POST /v1/assets", size, file -> post(server, file), ours);
      measure(folder, size, rounds, upload, kubo, behind == null ? 2.0 : 1.0);
    }
  }

  /** The node that our server is to keep everything in. */
  private static Kubo behind(Path ipfs, Path folder, String store, List<String> options)
      throws Exception {
    Kubo node = Kubo.start(ipfs, Files.createDirectory(folder.resolve("behind")));
    options.addAll(
        List.of("--qianyin.assets.store=" + store, "--qianyin.assets.kubo.url=" + node.url()));
    return node;
  }

  private static String post(ServerUnderTest server, Path file) throws IOException {
    return FilePost.raw(server.base().resolve("/v1/assets"))
        .with("Qianyin-CID: " + Files.readString(cidBeside(file)))
        .send(file);
  }

  private static Path cidBeside(Path file) {
    return file.resolveSibling(file.getFileName() + ".cid");
  }

  private static void measure(
      Path folder, int size, int rounds, Ingest ours, Kubo kubo, double promised) throws Exception {
    Ingest theirs = new Ingest("Kubo add over RPC", size, kubo::add, kubo::processorTime);
    Figures openssl = new Figures("openssl dgst -sha256 (hashes only)", "MiB/s");
    for (int round = -1; round < rounds; round++) {
      boolean counts = round >= 0; // the first one warms up
      Path file = random(folder.resolve("file"), size, 42 + round);
      try (InputStream in = Files.newInputStream(file)) {
        Files.writeString(cidBeside(file), Fingerprint.of(in, UNTYPED).cid().toString());
      }
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
    Figures.ratio(ours.speed(), theirs.speed(), promised);
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
}
