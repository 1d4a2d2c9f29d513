package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.qianyin.cli.demo.report.Report;
import org.qianyin.cli.demo.report.State;
import org.qianyin.cli.words.Language;
import org.qianyin.cli.words.Text;
import org.qianyin.client.Verifier;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.status.Grade;
import org.qianyin.rules.status.Question;
import org.qianyin.rules.status.Status;
import org.qianyin.rules.vocabulary.Territory;
import org.qianyin.rules.vocabulary.Use;

/**
 * The licence table: each cell is answered for the buyer and for the owner, from proofs, with no
 * server. Taken = the buyer may; free = the owner may and the buyer may not.
 */
final class LicenseTable {
  private static final List<String> PLACES = List.of("CN", "HK", "JP", "TH", "US");
  private final Cast cast;
  private final DemoWorks works;
  private final DemoRights rights;
  private final DemoQuestions questions;
  private final Verifier verifier;

  LicenseTable(
      Cast cast, DemoWorks works, DemoRights rights, DemoQuestions questions, DemoAnchor anchor) {
    this.cast = cast;
    this.works = works;
    this.rights = rights;
    this.questions = questions;
    this.verifier = new Verifier(DemoAnchor.read(anchor.policy()), Clock.systemUTC());
  }

  /** Whether every cell came out as the licence says it must. */
  boolean asLicensed() {
    for (String place : PLACES) {
      for (String use : DemoQuestions.USES) {
        boolean licensed = DemoRights.PLACES.contains(place) && DemoRights.USES.contains(use);
        Grade buyer = status(cast.buyer().id(), use, place).grade();
        Grade owner = status(cast.studio().id(), use, place).grade();
        Grade wantBuyer = licensed ? Grade.PERMITTED : Grade.PROHIBITED;
        Grade wantOwner = licensed ? Grade.PROHIBITED : Grade.PERMITTED;
        if (buyer != wantBuyer || owner != wantOwner) {
          return false;
        }
      }
    }
    return true;
  }

  static int cells() {
    return PLACES.size() * DemoQuestions.USES.size();
  }

  Report.Grid grid() {
    List<Report.Column> columns = new ArrayList<>();
    for (String use : DemoQuestions.USES) {
      columns.add(new Report.Column(use(use), use));
    }
    List<Report.Row> rows = new ArrayList<>();
    for (String place : PLACES) {
      List<Report.Cell> cells = new ArrayList<>();
      for (String use : DemoQuestions.USES) {
        cells.add(cell(place, use));
      }
      rows.add(new Report.Row(place(place), cells));
    }
    return new Report.Grid(
        new Text(
            "《" + works.series().title() + "》全剧 · 今天 · 音轨、字幕、渠道不限",
            works.series().title() + ", whole series · today · any audio, subtitles, channel"),
        columns,
        rows);
  }

  private Report.Cell cell(String place, String use) {
    Status buyer = status(cast.buyer().id(), use, place);
    Status owner = status(cast.studio().id(), use, place);
    if (buyer.grade() == Grade.PERMITTED) {
      return new Report.Cell(
          State.FAILED,
          new Text("已独占", "Taken"),
          new Text("星映，至 " + rights.lastDay(), "Hoshi, to " + rights.lastDay()));
    }
    if (owner.grade() == Grade.PERMITTED && buyer.grade() == Grade.PROHIBITED) {
      return new Report.Cell(State.PASSED, new Text("可独占", "Free"), Text.same(""));
    }
    return new Report.Cell(
        State.UNKNOWN, State.UNKNOWN.word(), Text.same(owner.reasons().get(0).code()));
  }

  List<Report.Answer> answers() {
    return List.of(
        answer(questions.mayBuyer(), questions.permitted()),
        answer(questions.mayRival(), questions.prohibited()));
  }

  private Report.Answer answer(Question question, Path proof) {
    Status status = offline(question, proof);
    State state =
        switch (status.grade()) {
          case PERMITTED -> State.PASSED;
          case PROHIBITED -> State.FAILED;
          case UNKNOWN -> State.UNKNOWN;
        };
    Text word =
        switch (status.grade()) {
          case PERMITTED -> new Text("可以使用", "Permitted");
          case PROHIBITED -> new Text("不可使用", "Not permitted");
          case UNKNOWN -> State.UNKNOWN.word();
        };
    Text who = question.equals(questions.mayBuyer()) ? cast.buyer().name() : cast.rival().name();
    Text where = place(question.territory());
    Text what = use(question.use());
    return new Report.Answer(
        state,
        word,
        new Text(
            who.zh() + " · " + where.zh() + " · " + what.zh() + "：" + words(status, Language.ZH),
            who.en() + " · " + where.en() + " · " + what.en() + ": " + words(status, Language.EN)));
  }

  private static String words(Status status, Language language) {
    return status.inWords(language.locale());
  }

  /** The answer from a saved proof. */
  Status offline(Question question, Path proof) {
    try {
      Bundle bundle = Bundle.parse(ProofFiles.read(proof)).orThrow();
      return DemoQuestions.status(verifier, bundle, question);
    } catch (IOException e) {
      throw new IllegalStateException("a proof that was just written cannot be read", e);
    }
  }

  private Status status(PartyId party, String use, String place) {
    Bundle bundle = questions.grid().get(DemoQuestions.key(party, use));
    if (bundle == null) {
      throw new IllegalStateException("no proof for " + use);
    }
    Question question = Question.of(party, works.series().id(), use, place, questions.at());
    return DemoQuestions.status(verifier, bundle, question);
  }

  private static Text use(String code) {
    return new Text(Use.name(code, Language.ZH.locale()), Use.name(code, Language.EN.locale()));
  }

  private static Text place(String code) {
    return new Text(
        Territory.name(code, Language.ZH.locale()), Territory.name(code, Language.EN.locale()));
  }
}
