package org.qianyin.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qianyin.cli.demo.report.Report;
import org.qianyin.cli.demo.report.State;
import org.qianyin.cli.demo.sample.SampleWorks;
import org.qianyin.cli.words.Text;
import org.qianyin.proof.data.Json;

/** Puts together what the report shows, from what the demo has checked. */
final class ReportContents {
  private final Cast cast;
  private final DemoWorks works;
  private final DemoRights rights;
  private final DemoQuestions questions;
  private final DemoAnchor anchor;
  private final OfflineRun offline;
  private final boolean samples;

  ReportContents(
      Cast cast,
      DemoWorks works,
      DemoRights rights,
      DemoQuestions questions,
      DemoAnchor anchor,
      OfflineRun offline,
      boolean samples) {
    this.cast = cast;
    this.works = works;
    this.rights = rights;
    this.questions = questions;
    this.anchor = anchor;
    this.offline = offline;
    this.samples = samples;
  }

  /** The report; its state is that of the claims. */
  Report report(Claims claims, Instant now, Duration took) {
    long size = anchor.proof().size();
    return new Report(
        works.series().receipt().entry().entry().log(),
        "DEMO",
        now,
        took,
        claims.allHold() ? State.PASSED : State.FAILED,
        List.of(
            new Text("登记作品", "Works"),
            new Text("日志条目", "Log entries"),
            new Text("许可", "Licences"),
            new Text("链上交易", "Transactions"),
            new Text("用去 gas", "Gas used"),
            new Text("总用时", "Time taken")),
        List.of(
            same(proven("work.registered")),
            same(size),
            same(proven("license.granted")),
            same(anchor.facts().has("transaction") ? 1 : 0),
            same(anchor.facts().integer("gasUsed")),
            new Text(
                String.format(Locale.ROOT, "%.1f 秒", took.toMillis() / 1000.0),
                String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0))),
        works.all().stream().map(work -> work(work, size)).toList(),
        new LicenseTable(cast, works, rights, questions, anchor).grid(),
        new LicenseTable(cast, works, rights, questions, anchor).answers(),
        List.of(refusal()),
        transaction(),
        checks(),
        deeds(claims),
        commands());
  }

  /** How many entries of a type were found proven, with the server gone. */
  private long proven(String type) {
    return offline.verdicts().values().stream()
        .filter(verdict -> ReportWords.overall(verdict) == State.PASSED)
        .filter(verdict -> verdict.optionalString("type").equals(Optional.of(type)))
        .count();
  }

  private static Text same(long number) {
    return Text.same(String.format(Locale.ENGLISH, "%,d", number));
  }

  private Report.Work work(DemoWorks.Registered work, long size) {
    Json.Obj body = work.receipt().entry().entry().body();
    Json.Obj verdict = verdict(work);
    String kind = body.string("kind");
    List<Report.Fact> facts = new ArrayList<>();
    for (Json.Obj file : body.objects("files")) {
      facts.add(
          new Report.Fact(
              new Text("文件", "File"),
              Text.same(file.string("mime") + " · " + bytes(file.integer("size"))),
              Optional.empty()));
      facts.add(
          new Report.Fact(
              new Text("摘要", "Digest"), Text.same(""), Optional.of(file.string("digest"))));
    }
    String involvement = body.object("ai").string("involvement");
    facts.add(
        new Report.Fact(Text.same("AI"), ReportWords.involvement(involvement), Optional.empty()));
    return new Report.Work(
        Text.same(work.title()),
        ReportWords.kind(kind, body.has("number") ? body.integer("number") : 0),
        work.receipt().number().toString(),
        ReportWords.drawing(kind),
        poster(work, kind),
        ReportWords.isGenerated(involvement),
        facts,
        work.receipt().entry().seq(),
        size,
        ReportWords.overall(verdict),
        ReportWords.chain(verdict, work.receipt().entry().seq(), size, anchor.proof().block()));
  }

  private Optional<Report.Picture> poster(DemoWorks.Registered work, String kind) {
    if (samples && List.of("SERIES", "EPISODE").contains(kind)) {
      return Posters.of(SampleWorks.still());
    }
    return work.file().flatMap(Posters::of);
  }

  private Json.Obj verdict(DemoWorks.Registered work) {
    Json.Obj verdict = offline.verdicts().get(work.proof().toString());
    if (verdict == null) {
      throw new IllegalStateException("no verdict about " + work.proof());
    }
    return verdict;
  }

  static String bytes(long size) {
    if (size < 1000) {
      return size + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double scaled = size;
    int unit = -1;
    while (scaled >= 1000 && unit < units.length - 1) {
      scaled /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, scaled < 10 ? "%.2f %s" : "%.0f %s", scaled, units[unit]);
  }

  private Report.Refusal refusal() {
    return new Report.Refusal(
        new Text("这份许可与一份独占许可重合", "This licence overlaps an exclusive one"),
        new Text(
            works.episode().title()
                + "，日本，会员点播，独占，给澄海视频：没有写入日志。挡住它的是许可 "
                + rights.license().number(),
            works.episode().title()
                + ", Japan, subscription, exclusive, to Chenghai Video: not written to the log. In its"
                + " way stands licence "
                + rights.license().number()),
        rights.refusal().codes().stream()
            .map(code -> new Report.Reason(code, ReportWords.reason(code)))
            .toList());
  }

  private Report.Anchor transaction() {
    Json.Obj facts = anchor.facts();
    List<Report.Fact> list = new ArrayList<>();
    full(list, new Text("交易", "Transaction"), facts.optionalString("transaction"));
    list.add(
        new Report.Fact(
            new Text("合约", "Contract"),
            Text.same("CheckpointAnchor"),
            Optional.of(anchor.proof().contract().address())));
    list.add(
        new Report.Fact(
            new Text("链", "Chain"),
            new Text(
                "本机开发链 " + anchor.proof().contract().chain(),
                "Local development chain " + anchor.proof().contract().chain()),
            Optional.empty()));
    list.add(
        new Report.Fact(new Text("区块", "Block"), same(anchor.proof().block()), Optional.empty()));
    list.add(new Report.Fact(Text.same("gas"), same(facts.integer("gasUsed")), Optional.empty()));
    list.add(
        new Report.Fact(
            new Text("事件", "Event"),
            new Text(
                "Anchored · " + anchor.proof().size() + " 条",
                "Anchored · " + anchor.proof().size() + " entries"),
            Optional.of(anchor.proof().root().hex())));
    return new Report.Anchor(
        list,
        List.of(
            new Report.Note(
                State.PASSED,
                new Text(
                    "离线查过：区块头 → 账户 → 代码哈希 → 存储，合约里的树根与每份证明一致。",
                    "Checked offline: block header, account, code hash, storage. The root in the"
                        + " contract is that of every proof.")),
            new Report.Note(
                State.WAIVED,
                new Text(
                    "区块头只因本策略写明了它的哈希才可信：开发链只在本机，任何人都能重造一条。换成受信的链才算证据。",
                    "The block is trusted only because this policy names its hash: anybody could"
                        + " rebuild this local chain. Evidence needs a chain that others run."))));
  }

  private static void full(List<Report.Fact> list, Text name, Optional<String> value) {
    value.ifPresent(text -> list.add(new Report.Fact(name, Text.same(""), Optional.of(text))));
  }

  /** Every check of every proof, summed by name and outcome. */
  private List<Report.CheckLine> checks() {
    List<Report.CheckLine> lines = new ArrayList<>();
    Map<String, Integer> counts = ReportWords.count(offline.verdicts().values());
    counts.forEach((key, count) -> lines.add(ReportWords.line(key, count)));
    return lines;
  }

  /** What the demo did besides; none of it is a check of a proof. */
  private static List<Report.CheckLine> deeds(Claims claims) {
    List<Report.CheckLine> lines = new ArrayList<>();
    for (String prefix : List.of("broken", "status", "conflict", "log", "stopped", "table")) {
      claims
          .outcome(prefix)
          .ifPresent(state -> lines.add(ReportWords.deed(prefix, state, claims.count(prefix))));
    }
    return lines;
  }

  private List<String> commands() {
    List<String> commands = new ArrayList<>();
    for (DemoWorks.Registered part : works.parts()) {
      part.file()
          .ifPresent(file ->
              commands.add(
                  "qianyin verify %s --policy policy".formatted(quoted(file.getFileName()))));
    }
    commands.add("qianyin verify --bundle licenses/license.qianyin.json --policy policy");
    commands.add(
        "qianyin status %s --use svod --territory JP --for parties/buyer.qianyin.json --proof status/permitted.qianyin.json --policy policy"
            .formatted(quoted(works.episode().proof().getFileName())));
    return commands;
  }

  /** A file of the works as a shell takes it, blanks and all. */
  private static String quoted(Path name) {
    return "'works/" + name.toString().replace("'", "'\\''") + "'";
  }
}
