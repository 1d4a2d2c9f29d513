package org.qianyin.benchmarks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MediaType;
import org.qianyin.media.Sm3;

/**
 * Whether SM3 holds the pass over a file up: the time to SHA-256 and CID, alone and with SM3 of the
 * same file computed beside it on a worker of its own. ({@code register --sm3} begins SM3 of a file
 * behind the pass over it, so that it runs beside the passes over others.)
 *
 * <p>{@code Sm3Benchmark [MiB] [rounds]}. The file is in the page cache; the two take turns.
 */
public final class Sm3Benchmark {

  private static final Fingerprint.Options UNTYPED =
      Fingerprint.Options.DEFAULTS.typed(MediaType.UNKNOWN);

  private Sm3Benchmark() {}

  public static void main(String[] args) throws Exception {
    int size = args.length > 0 ? Integer.parseInt(args[0]) : 1024;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    try (Scratch scratch = Scratch.create("sm3")) {
      measure(random(scratch.folder().resolve("file"), size), size, rounds);
    }
  }

  private static void measure(Path file, int size, int rounds) throws Exception {
    Figures alone = new Figures("SHA-256 and CID, alone", "MiB/s");
    Figures beside = new Figures("SHA-256 and CID, SM3 beside", "MiB/s");
    Figures sm3 = new Figures("SM3, beside the pass", "MiB/s");
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      for (int round = -1; round < rounds; round++) { // the first one warms up
        long start = System.nanoTime();
        Fingerprint first = pass(file);
        double one = seconds(start);
        start = System.nanoTime();
        CompletableFuture<ContentDigest> promise = Sm3.of(() -> Files.newInputStream(file), worker);
        Fingerprint second = pass(file);
        double two = seconds(start);
        if (promise.isDone()) {
          throw new IOException("SM3 was there before SHA-256: nothing was measured");
        }
        promise.join();
        double three = seconds(start);
        if (!first.equals(second)) {
          throw new IOException("the two passes differ");
        }
        if (round >= 0) {
          alone.add(size / one);
          beside.add(size / two);
          sm3.add(size / three);
        }
      }
    } finally {
      worker.shutdownNow();
    }
    System.out.println("one file of " + size + " MiB, in the page cache, read by each");
    alone.print();
    beside.print();
    sm3.print();
    Figures.ratio(beside, sm3, 2.0);
    Figures.ratio(beside, alone, 0.0);
  }

  private static Fingerprint pass(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Fingerprint.of(in, UNTYPED);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static Path random(Path path, int mib) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    byte[] chunk = new byte[1 << 20];
    try (FileOutputStream file = new FileOutputStream(path.toFile())) {
      for (int i = 0; i < mib; i++) {
        random.nextBytes(chunk);
        file.write(chunk);
      }
    }
    return path;
  }
}
