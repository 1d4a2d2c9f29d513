package org.qianyin.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of small files registered, proofs in hand: hashed, uploaded, signed, appended, every
 * receipt checked in every subject, written beside its file. By a process that stays, as a creation
 * platform runs the SDK, and by the command, where the whole process counts, its start included.
 * Baseline: Kubo's {@code add} of the same files in one request, which only stores them.
 *
 * <p>{@code KUBO=<path of ipfs> … BulkBenchmark [files] [KiB] [rounds]}, from the root of the
 * project.
 */
public final class BulkBenchmark {

  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

  private static final String PASSPHRASE = "benchmark";

  /** Until the server and the process that stays are as they are in their second minute. */
  private static final int WARM_UP = 3;

  private BulkBenchmark() {}

  public static void main(String[] args) throws Exception {
    int files = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
    int kib = args.length > 1 ? Integer.parseInt(args[1]) : 64;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    String ipfs = System.getenv("KUBO");
    if (ipfs == null) {
      throw new IOException("set KUBO to the ipfs program (Kubo 0.43); see benchmarks/README.md");
    }
    try (Scratch scratch = Scratch.create("bulk")) {
      compare(scratch.folder(), Path.of(ipfs), files, kib, rounds);
    }
  }

  private static void compare(Path folder, Path ipfs, int files, int kib, int rounds)
      throws Exception {
    try (ServerUnderTest server =
            ServerUnderTest.start(
                Files.createDirectory(folder.resolve("data")), "--qianyin.chain.mode=none");
        Kubo kubo = Kubo.start(ipfs, Files.createDirectory(folder.resolve("kubo")))) {
      writePolicy(folder, server);
      Path key = folder.resolve("studio.key");
      command(folder, server, "keys", "new", "--out", key.toString());
      command(
          folder,
          server,
          "party",
          "register",
          "--key",
          key.toString(),
          "--kind",
          "org",
          "--server",
          server.base().toString());
      Studio studio = new Studio(server.base(), folder.resolve("policy"), key, PASSPHRASE);
      Figures resident = new Figures("SDK in a process that stays, proofs in hand", "works/s");
      Figures command = new Figures("qianyin register, its start included", "works/s");
      Figures processor = new Figures("  processor time of the server, SDK rounds", "s");
      Figures theirs = new Figures("Kubo add of the same files", "files/s");
      for (int round = -WARM_UP; round < rounds; round++) {
        List<Path> first = random(folder.resolve("sdk" + round), files, kib, 2L * round);
        Duration before = server.processorTime();
        double byStudio = seconds(() -> studio.register(first));
        Duration taken = server.processorTime().minus(before);
        requireProofs(first);
        double added = seconds(() -> kubo.add(first));
        List<Path> second = random(folder.resolve("command" + round), files, kib, 2L * round + 1);
        double byCommand = seconds(() -> register(folder, server, key, second));
        requireProofs(second);
        if (round >= 0) {
          resident.add(files / byStudio);
          command.add(files / byCommand);
          processor.add(taken.toMillis() / 1e3);
          theirs.add(files / added);
        }
      }
      System.out.println("registration of " + files + " files of " + kib + " KiB");
      List.of(resident, processor, command, theirs).forEach(Figures::print);
      for (Figures ours : List.of(resident, command)) {
        System.out.printf(
            "%s: promised at least 500 works/s: %s%n",
            ours.name(), ours.median() >= 500 ? "reached" : "MISSED");
        Figures.ratio(ours, theirs, 0.0);
      }
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static double seconds(Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void register(Path folder, ServerUnderTest server, Path key, List<Path> files)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "register",
                "--key",
                key.toString(),
                "--ai",
                "NONE",
                "--kind",
                "IMAGE",
                "--yes",
                "--server",
                server.base().toString()));
    files.forEach(file -> arguments.add(file.toString()));
    command(folder, server, arguments.toArray(String[]::new));
  }

  private static void command(Path folder, ServerUnderTest server, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("./qianyin"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(folder.resolve("command.log").toFile()));
    builder.environment().put("QIANYIN_PASSPHRASE", PASSPHRASE);
    builder.environment().put("QIANYIN_POLICY", folder.resolve("policy").toString());
    builder.environment().put("QIANYIN_NO_BUILD", "1");
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(
          arguments[0]
              + " failed at "
              + server.base()
              + ": "
              + Files.readString(folder.resolve("command.log")).lines().limit(5).toList());
    }
  }

  /** The command checks every receipt, so it needs to be told whom to trust: this very server. */
  private static void writePolicy(Path folder, ServerUnderTest server) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String facts =
          http.send(
                  HttpRequest.newBuilder(server.base().resolve("/v1/log")).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      Matcher key = Pattern.compile("\"vkey\"\\s*:\\s*\"([^\"]+)\"").matcher(facts);
      if (!key.find()) {
        throw new IOException("the server names no key: " + facts);
      }
      Files.writeString(
          folder.resolve("policy"),
          "log " + key.group(1) + "\nquorum none\naudit none\nmaxage none\nname BENCHMARK\n");
    }
  }

  private static void requireProofs(List<Path> files) throws IOException {
    for (Path file : files) {
      Path proof = file.resolveSibling(file.getFileName() + ".qianyin.json");
      if (!Files.exists(proof)) {
        throw new IOException("no proof beside " + file);
      }
    }
  }

  private static List<Path> random(Path folder, int files, int kib, long seed) throws IOException {
    Files.createDirectory(folder);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] bytes = new byte[kib << 10];
    for (int i = 0; i < files; i++) {
      random.nextBytes(bytes);
      System.arraycopy(PNG, 0, bytes, 0, PNG.length); // as a renderer leaves them
      Files.write(folder.resolve(String.format("frame-%05d.png", i)), bytes);
    }
    try (Stream<Path> made = Files.list(folder)) {
      return made.sorted().toList();
    }
  }
}
