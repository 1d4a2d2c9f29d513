package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.demo.report.ReportPage;
import org.qianyin.cli.server.Home;
import org.qianyin.cli.trade.ExportCommand;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Text;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Patience;
import org.qianyin.client.QianyinClient;
import org.qianyin.proof.Policy;
import org.qianyin.proof.data.Json;
import org.qianyin.rules.status.Grade;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code demo}: the whole path once, on embedded parts: register, license, refuse, ask, anchor,
 * stop everything, verify offline, break on purpose. Succeeds only if each sentence that it prints
 * was checked and holds.
 */
@Command(name = "demo")
public final class DemoCommand extends Act {
  @Parameters(arity = "0..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Option(names = "--ai", paramLabel = "INVOLVEMENT")
  private @Nullable String ai;

  @Option(names = "--keep", paramLabel = "DIR")
  private @Nullable Path keep;

  /** What is left when the server is gone. */
  private record Played(
      Cast cast, DemoWorks works, DemoRights rights, DemoQuestions questions, DemoAnchor anchor) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Home home = Home.of(root().environment());
    if (!Files.isRegularFile(home.backendJar())) {
      throw Trouble.undecided(voice(), "server.missing", home.backendJar());
    }
    OwnFiles own = OwnFiles.of(voice(), files, ai);
    Path target = keep == null ? Files.createTempDirectory("qianyin-demo-") : keep;
    if (!DemoFolder.isFree(target)) {
      throw Trouble.usage(voice(), "demo.keep", Visible.of(target.toString()));
    }
    DemoFolder folder = DemoFolder.make(target);
    Claims claims = new Claims(voice());
    try {
      Played played = play(home, own, folder, claims);
      return finish(home, folder, claims, played, start);
    } finally {
      folder.clear();
    }
  }

  private Played play(Home home, OwnFiles own, DemoFolder folder, Claims claims)
      throws IOException, InterruptedException {
    voice().note("demo.starting");
    CompletableFuture<List<Path>> works = CompletableFuture.supplyAsync(() -> write(own, folder));
    EmbeddedServer server = EmbeddedServer.start(voice(), home, folder);
    boolean stopped = false;
    try {
      Policy policy = DemoAnchor.read(DemoAnchor.policy(server.verifierKey()));
      QianyinClient client =
          new QianyinClient(server.address(), policy, Patience.USUAL, Clock.systemUTC());
      voice().note("demo.registering");
      Cast cast = Cast.register(client, ServerOptions.actor(client), folder, claims);
      DemoWorks registered =
          DemoWorks.register(
              voice(), client, cast.studio(), await(works), own.ai(), folder, claims);
      DemoRights rights = DemoRights.grant(voice(), client, cast, registered, folder, claims);
      DemoQuestions.ask(voice(), client, cast, registered, claims);
      export(client, folder, registered, claims);
      DemoAnchor anchor =
          DemoAnchor.raise(
              voice(),
              client,
              server.verifierKey(),
              DemoAnchor.of(cast, registered, rights, folder),
              folder,
              claims);
      DemoQuestions questions = DemoQuestions.keep(voice(), client, cast, registered, folder);
      DemoAnchor.copyLog(client, policy, folder, claims);
      server.stop(claims);
      stopped = true;
      return new Played(cast, registered, rights, questions, anchor);
    } finally {
      if (!stopped) {
        server.abandon();
      }
    }
  }

  private static List<Path> write(OwnFiles own, DemoFolder folder) {
    try {
      return own.writeTo(folder.works());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> await(CompletableFuture<List<Path>> works)
      throws IOException, InterruptedException {
    try {
      return works.get();
    } catch (ExecutionException e) {
      throw new IOException("the works could not be written", e.getCause());
    }
  }

  private static void export(
      QianyinClient client, DemoFolder folder, DemoWorks works, Claims claims) throws IOException {
    long rows = 0;
    for (String view : List.of("works", "licenses")) {
      Path file = ExportCommand.write(client, view, "csv", folder.export(), bytes -> {});
      try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
        rows += lines.count() - 1;
      }
    }
    long uses = DemoRights.USES.size();
    claims.state(
        "export",
        new Text(
            "已导出作品表和许可表，共 " + rows + " 行", "Works and licences are exported, " + rows + " rows"),
        rows >= works.all().size() + 1 && rows <= works.all().size() + uses,
        rows + " rows for " + works.all().size() + " works and one licence of " + uses + " uses");
  }

  private int finish(Home home, DemoFolder folder, Claims claims, Played played, long start)
      throws IOException, InterruptedException {
    voice().note("demo.verifying");
    List<Path> bundles = new ArrayList<>();
    bundles.add(played.works().series().proof());
    bundles.add(played.rights().proof());
    played
        .cast()
        .players()
        .forEach(player -> bundles.add(folder.parties().resolve(player.role() + ".qianyin.json")));
    OfflineRun offline = OfflineRun.verify(home, folder, played.works(), bundles, claims);
    table(played, claims);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    ReportContents report =
        new ReportContents(
            played.cast(),
            played.works(),
            played.rights(),
            played.questions(),
            played.anchor(),
            offline,
            files.isEmpty());
    String page = ReportPage.of(report.report(claims, Instant.now(), took), voice().language());
    Files.writeString(folder.report(), page, StandardCharsets.UTF_8);
    return summary(folder, claims, played, offline, took);
  }

  private static void table(Played played, Claims claims) {
    LicenseTable grid =
        new LicenseTable(
            played.cast(), played.works(), played.rights(), played.questions(), played.anchor());
    Grade buyer =
        grid.offline(played.questions().mayBuyer(), played.questions().permitted()).grade();
    Grade rival =
        grid.offline(played.questions().mayRival(), played.questions().prohibited()).grade();
    claims.state(
        "table",
        new Text(
            "服务端停掉后，从保存的证明离线回答：星映可以使用，澄海视频不可使用；许可表 " + LicenseTable.cells() + " 格都与许可一致",
            "With the server gone, saved proofs still answer: Hoshi may, Chenghai may not; all "
                + LicenseTable.cells()
                + " cells of the licence table are as licensed"),
        buyer == Grade.PERMITTED && rival == Grade.PROHIBITED && grid.asLicensed(),
        "buyer " + buyer + ", rival " + rival + ", table " + grid.asLicensed());
  }

  private int summary(
      DemoFolder folder, Claims claims, Played played, OfflineRun offline, Duration took) {
    String root = Visible.of(folder.root().toString());
    long checks =
        offline.verdicts().values().stream()
            .mapToLong(verdict -> verdict.objects("checks").size())
            .sum();
    voice().line("");
    voice()
        .say(
            claims.allHold() ? "demo.fine" : "demo.failed",
            claims.count() - claims.failed(),
            claims.count(),
            checks,
            offline.verdicts().size(),
            String.format(java.util.Locale.ROOT, "%.1f", took.toMillis() / 1000.0));
    voice().say("demo.noevidence");
    voice().say("demo.files", root);
    Map<String, Json> json = new TreeMap<>();
    json.put("outcome", new Json.Str(claims.allHold() ? "PASSED" : "FAILED"));
    json.put("claims", claims.toJson());
    json.put("folder", new Json.Str(folder.root().toString()));
    json.put("report", new Json.Str(folder.report().toString()));
    json.put("policy", new Json.Str("DEMO"));
    json.put("milliseconds", new Json.Int(took.toMillis()));
    json.put("anchor", played.anchor().facts());
    json.put("refused", Json.Arr.ofStrings(played.rights().refusal().codes()));
    json.put(
        "works",
        new Json.Arr(
            played.works().all().stream()
                .<Json>map(work ->
                    Json.Obj.of(
                        Map.of(
                            "title", new Json.Str(work.title()),
                            "work", new Json.Str(work.id().hex()),
                            "number", new Json.Str(work.receipt().number().toString()),
                            "proof", new Json.Str(work.proof().toString()))))
                .toList()));
    json.put("verdicts", new Json.Arr(List.copyOf(offline.verdicts().values())));
    voice().json(Json.Obj.of(json));
    return claims.allHold() ? Trouble.DONE : Trouble.REJECTED;
  }
}
