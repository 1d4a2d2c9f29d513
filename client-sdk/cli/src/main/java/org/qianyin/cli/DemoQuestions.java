package org.qianyin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Asks the server, and fetches what proves its answers. */
  static DemoQuestions ask(
      Voice voice,
      QianyinClient client,
      DemoCast cast,
      DemoWorks works,
      DemoFolder folder,
      Claims claims)
      throws IOException {
    Instant now = Instant.now();
    Question buyer = Question.of(cast.buyer().id(), works.episode().id(), "svod", "JP", now);
    Question rival = Question.of(cast.rival().id(), works.episode().id(), "svod", "JP", now);
    Path permitted = folder.status().resolve("permitted" + ProofFiles.ENDING);
    Path prohibited = folder.status().resolve("prohibited" + ProofFiles.ENDING);
    answer(voice, client, buyer, Grade.PERMITTED, permitted, claims);
    answer(voice, client, rival, Grade.PROHIBITED, prohibited, claims);
    Map<String, Bundle> grid = new LinkedHashMap<>();
    for (String use : USES) {
      for (PartyId party : List.of(cast.studio().id(), cast.buyer().id())) {
        Question question = Question.of(party, works.series().id(), use, "JP", now);
        grid.put(key(party, use), fetch(voice, client, question));
      }
    }
    return new DemoQuestions(buyer, permitted, rival, prohibited, grid, now);
  }

  static String key(PartyId party, String use) {
    return party + " " + use;
  }

  private static void answer(
      Voice voice,
      QianyinClient client,
      Question question,
      Grade expected,
      Path proof,
      Claims claims)
      throws IOException {
    Json.Obj said = Answers.given(voice, client.status(Questions.toJson(question)));
    Bundle bundle = fetch(voice, client, question);
    PrivateFile.writeWhole(proof, bundle.bytes());
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

  private static Bundle fetch(Voice voice, QianyinClient client, Question question)
      throws IOException {
    return Answers.given(voice, client.closure(Questions.toJson(question), Level.SEQUENCED));
  }

  /** The answer that a proof gives under a policy, with no server. */
  static Status status(Verifier verifier, Bundle bundle, Question question) {
    return Status.of(History.of(verifier.verify(bundle)), question);
  }

  /** The grid's proofs that do not verify, for a claim that they all do. */
  List<String> unproven(Verifier verifier) {
    List<String> bad = new ArrayList<>();
    grid.forEach((key, bundle) -> {
      if (VerifyCommand.exit(verifier.verify(bundle)) != Trouble.DONE) {
        bad.add(key);
      }
    });
    return bad;
  }
}
