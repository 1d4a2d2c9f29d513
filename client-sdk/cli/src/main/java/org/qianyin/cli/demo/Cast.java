package org.qianyin.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.words.Text;
import org.qianyin.client.Actor;
import org.qianyin.client.Answer;
import org.qianyin.client.Outgoing;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Receipt;
import org.qianyin.client.draft.PartyDraft;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;

/**
 * Who plays: a studio, a buyer, and a rival who comes too late. Their keys live in memory only.
 *
 * @param players in this order
 */
record Cast(List<Player> players) {
  /** One of them, after its registration. */
  record Player(String role, Text name, SigningKey key, Receipt receipt) {
    PartyId id() {
      return new PartyId(receipt.entry().entry().id());
    }
  }

  private record Role(String role, Text name) {}

  private static final List<Role> ROLES =
      List.of(
          new Role("studio", new Text("雨巷工作室", "Rain Lane Studio")),
          new Role("buyer", new Text("星映", "Hoshi Pictures")),
          new Role("rival", new Text("澄海视频", "Chenghai Video")));

  Player studio() {
    return players.get(0);
  }

  Player buyer() {
    return players.get(1);
  }

  Player rival() {
    return players.get(2);
  }

  static Cast register(QianyinClient client, Actor actor, DemoFolder folder, Claims claims)
      throws IOException {
    SecureRandom random = new SecureRandom();
    List<SigningKey> keys = new ArrayList<>();
    List<Outgoing> outgoing = new ArrayList<>();
    for (Role role : ROLES) {
      SigningKey key = SigningKey.generate(Algorithm.ED25519, random);
      keys.add(key);
      outgoing.add(entry(actor, role, key));
    }
    List<Answer<Receipt>> answers = client.submit(outgoing);
    List<Player> players = new ArrayList<>();
    for (int i = 0; i < ROLES.size(); i++) {
      Role role = ROLES.get(i);
      Answer<Receipt> answer = answers.get(i);
      String detail =
          answer instanceof Answer.Refused<Receipt> refused ? refused.problem().words() : "";
      boolean given = answer instanceof Answer.Given<Receipt>;
      String number =
          answer instanceof Answer.Given<Receipt> it ? it.value().number().toString() : "–";
      claims.need(
          "party." + role.role(),
          new Text(
              role.name().zh() + "已登记为主体（" + number + "），收据在它的每个索引项里都验过",
              role.name().en()
                  + " is registered ("
                  + number
                  + "); the receipt holds in each of its subjects"),
          given,
          detail);
      if (answer instanceof Answer.Given<Receipt> ok) {
        Path proof = folder.parties().resolve(role.role() + ProofFiles.ENDING);
        PrivateFile.writeWhole(proof, ok.value().bundle().bytes());
        players.add(new Player(role.role(), role.name(), keys.get(i), ok.value()));
      }
    }
    return new Cast(List.copyOf(players));
  }

  private static Outgoing entry(Actor actor, Role role, SigningKey key) {
    PartyDraft party = new PartyDraft("org", List.of(key), Optional.of(role.name().zh()));
    Optional<DocCommitment> doc = actor.commit(party.leaves());
    EntryDraft draft =
        Answers.given(actor.draft(PartyDraft.TYPE, Optional.empty(), party.body(), doc));
    Entry entry = Answers.given(Actor.sign(draft, List.of(key)));
    return new Outgoing(
        entry, doc.stream().map(it -> it.disclose(entry.id(), party.published())).toList());
  }
}
