package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qianyin.cli.trade.Questions;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Text;
import org.qianyin.client.Level;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Verifier;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.status.Grade;
import org.qianyin.rules.status.History;
import org.qianyin.rules.status.Question;
import org.qianyin.rules.status.Status;

/**
 * Questions about the licence, and the proofs from which they are answered without a server.
 *
 * @param permitted proof for the buyer
 * @param prohibited proof for the rival
 * @param grid proofs for the licence table, by party and use
 */
record DemoQuestions(
    Question mayBuyer,
    Path permitted,
    Question mayRival,
    Path prohibited,
    Map<String, Bundle> grid,
    Instant at) {
  static final List<String> USES = List.of("svod", "avod", "tvod", "linear", "merch", "ai.train");

  /** Asks the server, and computes the same answers from its proofs. */
  static void ask(Voice voice, QianyinClient client, Cast cast, DemoWorks works, Claims claims)
      throws IOException {
    Instant now = Instant.now();
    answer(voice, client, question(cast.buyer(), works, now), Grade.PERMITTED, claims);
    answer(voice, client, question(cast.rival(), works, now), Grade.PROHIBITED, claims);
  }

  /** Fetches what proves the answers, about the anchored checkpoint, to be asked again offline. */
  static DemoQuestions keep(
      Voice voice, QianyinClient client, Cast cast, DemoWorks works, DemoFolder folder)
      throws IOException {
    Instant now = Instant.now();
    Question buyer = question(cast.buyer(), works, now);
    Question rival = question(cast.rival(), works, now);
    Path permitted = folder.status().resolve("permitted" + ProofFiles.ENDING);
    Path prohibited = folder.status().resolve("prohibited" + ProofFiles.ENDING);
    PrivateFile.writeWhole(permitted, fetch(voice, client, buyer, Level.ANCHORED).bytes());
    PrivateFile.writeWhole(prohibited, fetch(voice, client, rival, Level.ANCHORED).bytes());
    Map<String, Bundle> grid = new LinkedHashMap<>();
    for (String use : USES) {
      for (PartyId party : List.of(cast.studio().id(), cast.buyer().id())) {
        Question question = Question.of(party, works.series().id(), use, "JP", now);
        grid.put(key(party, use), fetch(voice, client, question, Level.ANCHORED));
      }
    }
    return new DemoQuestions(buyer, permitted, rival, prohibited, grid, now);
  }

  private static Question question(Cast.Player who, DemoWorks works, Instant at) {
    return Question.of(who.id(), works.episode().id(), "svod", "JP", at);
  }

  static String key(PartyId party, String use) {
    return party + " " + use;
  }

  private static void answer(
      Voice voice, QianyinClient client, Question question, Grade expected, Claims claims)
      throws IOException {
    Json.Obj said = Answers.given(voice, client.status(Questions.toJson(question)));
    Bundle bundle = fetch(voice, client, question, Level.SEQUENCED);
    Status own = status(client.verifier(), bundle, question);
    boolean permitted = expected == Grade.PERMITTED;
    claims.state(
        permitted ? "status.permitted" : "status.prohibited",
        new Text(
            permitted
                ? "星映可否在日本会员点播该集？可以使用。服务端这样答，本机从证明算出的也是"
                : "澄海视频可否在日本会员点播该集？不可使用：本账本内无许可。服务端这样答，本机从证明算出的也是",
            permitted
                ? "May Hoshi show the episode in Japan on svod? Permitted: the server says so, and so"
                    + " does our own computation from its proof"
                : "May Chenghai show the episode in Japan on svod? Not permitted, no licence in this"
                    + " ledger: the server says so, and so does our own computation from its proof"),
        said.string("verdict").equals(expected.name()) && own.grade() == expected,
        "server " + said.string("verdict") + ", own " + own.grade() + " " + own.reasons());
  }

  private static Bundle fetch(Voice voice, QianyinClient client, Question question, Level level)
      throws IOException {
    return Answers.given(voice, client.closure(Questions.toJson(question), level));
  }

  /** The answer that a proof gives under a policy, with no server. */
  static Status status(Verifier verifier, Bundle bundle, Question question) {
    return Status.of(History.of(verifier.verify(bundle)), question);
  }
}
