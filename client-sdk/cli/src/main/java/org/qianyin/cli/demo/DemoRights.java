package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Text;
import org.qianyin.client.Actor;
import org.qianyin.client.Answer;
import org.qianyin.client.Outgoing;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.Problem;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Receipt;
import org.qianyin.client.draft.LicenseDraft;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.body.CodeSet;
import org.qianyin.rules.body.Exclusivity;
import org.qianyin.rules.body.SignedBox;
import org.qianyin.rules.body.SignedScope;
import org.qianyin.rules.scope.Scope;
import org.qianyin.rules.vocabulary.Use;

/**
 * The licence of the series that was granted, and the one of the episode that was refused.
 *
 * @param proof where the licence's proof lies
 * @param lastDay of the licence, included
 * @param refusal why the other one is not in the log
 */
record DemoRights(Receipt license, Path proof, LocalDate lastDay, Problem refusal) {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final List<String> USES = List.of("avod", "svod");
  static final List<String> PLACES = List.of("JP", "TH");

  static DemoRights grant(
      Voice voice,
      QianyinClient client,
      Cast cast,
      DemoWorks works,
      DemoFolder folder,
      Claims claims)
      throws IOException {
    LocalDate today = LocalDate.now(ZONE);
    LocalDate lastDay = today.plusYears(2).minusDays(1);
    Actor actor = ServerOptions.actor(client);
    Outgoing granted =
        grant(
            actor,
            cast.studio(),
            cast.buyer(),
            ids(works.series().id()),
            new TreeSet<>(),
            scope(USES, PLACES, today, lastDay));
    Receipt license = Answers.given(voice, client.submit(granted));
    Path proof = folder.licenses().resolve("license" + ProofFiles.ENDING);
    PrivateFile.writeWhole(proof, license.bundle().bytes());
    claims.need(
        "license",
        new Text(
            "全剧独占许可已授予星映（日本、泰国，会员点播和广告点播，至 " + lastDay + "）：" + license.number(),
            "The series is licensed exclusively to Hoshi Pictures (Japan, Thailand; svod, avod; to "
                + lastDay
                + "): "
                + license.number()),
        license.entry().entry().id().equals(granted.entry().id()),
        "");
    return new DemoRights(
        license, proof, lastDay, conflict(client, actor, cast, works, license, today, claims));
  }

  private static Problem conflict(
      QianyinClient client,
      Actor actor,
      Cast cast,
      DemoWorks works,
      Receipt license,
      LocalDate today,
      Claims claims)
      throws IOException {
    Outgoing late =
        grant(
            actor,
            cast.studio(),
            cast.rival(),
            ids(works.episode().id()),
            ids(works.series().id()),
            scope(List.of("svod"), List.of("JP"), today, today.plusMonths(6)));
    Answer<Receipt> answer = client.submit(late);
    Problem problem =
        answer instanceof Answer.Refused<Receipt> refused
            ? refused.problem()
            : new Problem(200, "ACCEPTED", "", "", Optional.empty(), List.of());
    Text why = why(problem);
    claims.need(
        "conflict",
        new Text(
            "第二份许可（其中一部分，日本，会员点播，独占，给澄海视频）被拒绝：" + why.zh() + "。挡住它的是许可 " + license.number(),
            "A second licence (one part, Japan, svod, exclusive, to Chenghai Video) is refused: "
                + why.en()
                + ". In its way stands licence "
                + license.number()),
        isStoppedBy(problem, license.entry().entry().id()),
        problem.words());
    return problem;
  }

  /** Each reason in words, with its code. */
  private static Text why(Problem problem) {
    List<Text> reasons = problem.codes().stream().map(ReportWords::reason).toList();
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (int i = 0; i < reasons.size(); i++) {
      zh.add(reasons.get(i).zh() + "（" + problem.codes().get(i) + "）");
      en.add(reasons.get(i).en() + " (" + problem.codes().get(i) + ")");
    }
    return new Text(String.join("；", zh), String.join("; ", en));
  }

  /** Whether the ledger names this licence as the exclusive one in the way. */
  private static boolean isStoppedBy(Problem problem, EntryId license) {
    return problem.conflicts().stream()
        .anyMatch(blocking ->
            blocking.license().equals(license)
                && blocking.reasons().contains("EXISTING_EXCLUSIVE"));
  }

  private static Outgoing grant(
      Actor actor,
      Cast.Player licensor,
      Cast.Player licensee,
      SortedSet<EntryId> works,
      SortedSet<EntryId> ancestors,
      Scope scope) {
    LicenseDraft license =
        new LicenseDraft(works, ancestors, licensee.id(), scope, new TreeSet<>());
    EntryDraft draft =
        Answers.given(
            actor.draft(
                LicenseDraft.TYPE, Optional.of(licensor.id()), license.body(), Optional.empty()));
    Entry entry = Answers.given(Actor.sign(draft, List.of(licensor.key(), licensee.key())));
    return new Outgoing(entry, List.of());
  }

  private static SortedSet<EntryId> ids(EntryId id) {
    return new TreeSet<>(List.of(id));
  }

  private static Scope scope(
      List<String> uses, List<String> places, LocalDate start, LocalDate lastDay) {
    Instant from = start.atStartOfDay(ZONE).toInstant();
    Instant to = lastDay.plusDays(1).atStartOfDay(ZONE).toInstant();
    return Scope.of(
        new SignedScope(
            new SignedBox(
                List.copyOf(Use.rightsOf(uses)),
                uses,
                new CodeSet(false, places, List.of()),
                CodeSet.ALL,
                CodeSet.ALL,
                from,
                Optional.of(to)),
            Exclusivity.EXCLUSIVE,
            ZONE.getId()));
  }
}
