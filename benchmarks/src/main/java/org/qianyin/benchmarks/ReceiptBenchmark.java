package org.qianyin.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.rules.Rules;

/**
 * From {@code POST} to the proof in hand, with many clients at once, each sending its next entry
 * when it holds the proof of the last. The baseline is the publish interval: nobody can be faster
 * than the next signed head.
 *
 * <p>{@code … ReceiptBenchmark [clients] [entries of each]}, from the root of the project.
 */
public final class ReceiptBenchmark {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String LOG = "localhost/main";

  private final SecureRandom random = new SecureRandom();
  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ReceiptBenchmark(URI base) {
    this.base = base;
  }

  public static void main(String[] args) throws Exception {
    int clients = args.length > 0 ? Integer.parseInt(args[0]) : 32;
    int each = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    Path folder = Files.createTempDirectory("qianyin-receipts");
    try (ServerUnderTest server =
        ServerUnderTest.start(
            Files.createDirectory(folder.resolve("data")),
            "--qianyin.chain.mode=none",
            "--qianyin.origin=" + LOG,
            "--qianyin.publish-interval=" + INTERVAL.toMillis() + "ms")) {
      ReceiptBenchmark benchmark = new ReceiptBenchmark(server.base());
      benchmark.measure(clients, 3); // warms up
      print(benchmark.measure(clients, each), clients);
    }
  }

  private static void print(Figures figures, int clients) {
    double interval = INTERVAL.toMillis();
    System.out.println(
        "receipt after POST, " + clients + " clients, interval " + (long) interval + " ms");
    figures.print();
    System.out.printf(
        Locale.ROOT,
        "p50 ÷ interval = %.2f (promised: at most 1.2: %s)%np99 ÷ interval = %.2f (promised: at most 3: %s)%n",
        figures.at(0.5) / interval,
        figures.at(0.5) / interval <= 1.2 ? "reached" : "MISSED",
        figures.at(0.99) / interval,
        figures.at(0.99) / interval <= 3 ? "reached" : "MISSED");
  }

  private Figures measure(int clients, int each) throws Exception {
    Figures figures = new Figures("POST to proof in hand", "ms");
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Double>>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(pool.submit(() -> client(each)));
      }
      for (Future<List<Double>> client : running) {
        client.get().forEach(figures::add);
      }
    }
    return figures;
  }

  private List<Double> client(int entries) throws Exception {
    SigningKey key = SigningKey.generate(Algorithm.ED25519, random);
    Entry registration =
        draft("party.registered", null, registrationBody(key))
            .sign(key)
            .complete(Rules.types())
            .orThrow();
    post(registration);
    PartyId party = new PartyId(registration.id());
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      byte[] commit = new byte[32];
      random.nextBytes(commit);
      Json.Obj body =
          Json.Obj.of(Map.of("commit", new Json.Str(java.util.HexFormat.of().formatHex(commit))));
      Entry entry =
          draft("journal.committed", party, body).sign(key).complete(Rules.types()).orThrow();
      long start = System.nanoTime();
      Bundle proof = post(entry);
      times.add((System.nanoTime() - start) / 1e6);
      if (proof.subjects().isEmpty()) {
        throw new IOException("a receipt without subjects");
      }
    }
    return times;
  }

  private static Json.Obj registrationBody(SigningKey key) {
    Json.Obj listed =
        Json.Obj.of(
            Map.of(
                "alg", new Json.Str(key.algorithm().code()),
                "key", new Json.Str(key.publicKey().multikey())));
    Map<String, Json> body = new TreeMap<>();
    body.put("keys", new Json.Arr(List.of(listed)));
    body.put("kind", new Json.Str("org"));
    body.put("next", new Json.Arr(List.of()));
    return Json.Obj.of(body);
  }

  private EntryDraft draft(
      String type, @org.jspecify.annotations.Nullable PartyId by, Json.Obj body) {
    var draft =
        EntryDraft.of(type, 1, LOG).time(Clock.systemUTC().instant()).nonce(random).body(body);
    return (by == null ? draft : draft.by(by)).build().orThrow();
  }

  private Bundle post(Entry entry) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(base.resolve("/v1/entries"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/vnd.qianyin.entry+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(entry.bytes()))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 201) {
      throw new IOException(
          "the server answered "
              + answer.statusCode()
              + ": "
              + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
    return Bundle.parse(answer.body()).orThrow();
  }
}
