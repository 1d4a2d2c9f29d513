package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.register.WorkWithoutFile;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Text;
import org.qianyin.client.Actor;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Receipt;
import org.qianyin.client.draft.WorkDefaults;
import org.qianyin.client.draft.WorkDraft;
import org.qianyin.client.register.Listener;
import org.qianyin.client.register.Plan;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.client.register.Registrar;
import org.qianyin.client.register.Registration;
import org.qianyin.proof.entry.EntryId;

/**
 * The works: a series, and files as its parts.
 *
 * @param series the work without a file
 * @param parts one for each file, in order
 */
record DemoWorks(Registered series, List<Registered> parts) {
  static final String SERIES = "雨巷灯";

  /**
   * A registered work.
   *
   * @param proof where its proof lies
   * @param file what it is made of
   */
  record Registered(String title, Path proof, Optional<Path> file, Receipt receipt) {
    EntryId id() {
      return receipt.entry().entry().id();
    }
  }

  /** The series and its parts. */
  List<Registered> all() {
    List<Registered> all = new ArrayList<>();
    all.add(series);
    all.addAll(parts);
    return all;
  }

  /** The part that the conflict is about: the first episode, or the first file. */
  Registered episode() {
    return parts.stream()
        .filter(part -> part.receipt().entry().entry().body().string("kind").equals("EPISODE"))
        .findFirst()
        .orElse(parts.get(0));
  }

  static DemoWorks register(
      Voice voice,
      QianyinClient client,
      Cast.Player studio,
      List<Path> files,
      String ai,
      DemoFolder folder,
      Claims claims)
      throws IOException, InterruptedException {
    Actor actor = ServerOptions.actor(client);
    Registered series = series(voice, client, actor, studio, ai, folder, claims);
    Plan plan =
        new Plan(
            studio.id(),
            List.of(studio.key()),
            "LEGAL_ENTITY",
            Optional.of(series.id()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            ai,
            true,
            true,
            false);
    List<Registered> parts = new ArrayList<>();
    for (Registration result :
        new Registrar(client, actor, plan, new Listener() {}).register(files)) {
      part(result, series.id(), ai, claims).ifPresent(parts::add);
    }
    return new DemoWorks(series, List.copyOf(parts));
  }

  private static Registered series(
      Voice voice,
      QianyinClient client,
      Actor actor,
      Cast.Player studio,
      String ai,
      DemoFolder folder,
      Claims claims)
      throws IOException {
    WorkDraft work =
        new WorkDraft(
            studio.id(),
            "SERIES",
            "AUDIOVISUAL",
            SERIES,
            "LEGAL_ENTITY",
            LocalDate.now(ZoneId.of("Asia/Shanghai")),
            Optional.empty(),
            true,
            Optional.empty(),
            OptionalLong.empty(),
            ai);
    Path proof = folder.works().resolve(OwnFiles.SERIES + ProofFiles.ENDING);
    Receipt receipt =
        new WorkWithoutFile(voice, client, actor, List.of(studio.key()), (entry, title) -> {})
            .register(work, proof);
    claims.need(
        "work.series",
        new Text(
            "剧集《" + SERIES + "》已登记：" + receipt.number(),
            "The series " + SERIES + " is registered: " + receipt.number()),
        receipt.entry().entry().body().equals(work.body()),
        "");
    return new Registered(SERIES, proof, Optional.empty(), receipt);
  }

  private static Optional<Registered> part(
      Registration result, EntryId series, String ai, Claims claims) {
    String name = result.file().getFileName().toString();
    if (result instanceof Registration.Done done) {
      Receipt receipt = done.receipt();
      var body = receipt.entry().entry().body();
      String number = body.has("number") ? " · " + body.integer("number") : "";
      claims.need(
          "work." + name,
          new Text(
              name + " 已登记为该剧的组成部分（" + body.string("kind") + number + "）：" + receipt.number(),
              name
                  + " is registered as part of it ("
                  + body.string("kind")
                  + number
                  + "): "
                  + receipt.number()),
          body.optionalString("partOf").equals(Optional.of(series.hex()))
              && body.object("ai").string("involvement").equals(ai),
          "partOf, ai: " + body.members());
      return Optional.of(
          new Registered(
              WorkDefaults.title(name).orElse(name),
              ProofFiles.beside(done.file()),
              Optional.of(done.file()),
              receipt));
    }
    Registration.NotDone not = (Registration.NotDone) result;
    claims.need(
        "work." + name,
        new Text(name + " 已登记", name + " is registered"),
        false,
        not.code() + ": " + not.detail());
    return Optional.empty();
  }
}
