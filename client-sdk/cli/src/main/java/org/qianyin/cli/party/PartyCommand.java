package org.qianyin.cli.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.Group;
import org.qianyin.cli.act.HeldKey;
import org.qianyin.cli.act.KeyOptions;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Actor;
import org.qianyin.client.Answer;
import org.qianyin.client.Outgoing;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Receipt;
import org.qianyin.client.draft.PartyDraft;
import org.qianyin.client.register.Earlier;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code party}: who acts in the ledger. */
@Command(name = "party", subcommands = PartyCommand.Register.class)
public final class PartyCommand extends Group {

  /** {@code party register}: registers a party with its keys; the proof lies beside each key. */
  @Command(name = "register")
  static final class Register extends Act {
    @Mixin private KeyOptions keys = new KeyOptions();
    @Mixin private ServerOptions server = new ServerOptions();

    @Option(names = "--kind", paramLabel = "person|org|agent", required = true)
    private String kind = "";

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Override
    public Integer call() throws IOException {
      if (!List.of("person", "org", "agent").contains(kind)) {
        throw Trouble.usage(voice(), "party.kind", kind);
      }
      List<HeldKey> held = new ArrayList<>(keys.open(root()));
      held.sort(Comparator.comparing(key -> key.key().publicKey().multikey()));
      for (HeldKey key : held) {
        Path proof = ProofFiles.beside(key.file());
        if (Files.exists(proof)) {
          throw Trouble.usage(voice(), "party.exists", Visible.of(proof.toString()));
        }
      }
      QianyinClient client = server.client(root());
      Receipt receipt = register(voice(), client, held, kind, Optional.ofNullable(name));
      PartyId id = new PartyId(receipt.entry().entry().id());
      voice().say("party.registered", id, receipt.number());
      Map<String, Json> facts = new TreeMap<>();
      facts.put("party", new Json.Str(id.toString()));
      facts.put("number", new Json.Str(receipt.number().toString()));
      facts.put("verdict", receipt.verdict().toJson());
      voice().json(Json.Obj.of(facts));
      return Trouble.DONE;
    }
  }

  /** Registers a party that holds these keys and writes its proof beside each of them. */
  static Receipt register(
      Voice voice, QianyinClient client, List<HeldKey> held, String kind, Optional<String> name)
      throws IOException {
    Actor actor = ServerOptions.actor(client);
    PartyDraft party = new PartyDraft(kind, held.stream().map(HeldKey::key).toList(), name);
    party
        .check()
        .ifPresent(refusal -> {
          throw Trouble.rejected(refusal);
        });
    Optional<PrivateFile> begun = begun(voice, actor, party, held);
    PrivateFile mine = begun.isPresent() ? begun.get() : sign(actor, party, held);
    EntryId id = mine.entry().id();
    Outgoing outgoing =
        new Outgoing(
            mine.entry(),
            mine.doc().stream().map(it -> it.disclose(id, party.published())).toList());
    Answer<Receipt> answer = client.submit(outgoing);
    for (HeldKey key : held) {
      Path proof = ProofFiles.beside(key.file());
      if (answer instanceof Answer.Refused<Receipt> refused) {
        Earlier.forget(refused.problem(), proof, PrivateFile.beside(key.file()));
      } else if (answer instanceof Answer.Given<Receipt> given) {
        PrivateFile.writeWhole(proof, given.value().bundle().bytes());
      }
    }
    return Answers.given(voice, answer);
  }

  /**
   * What a run before this one signed and could not finish: its salts exist nowhere else.
   *
   * @throws Trouble if something else lies there
   */
  private static Optional<PrivateFile> begun(
      Voice voice, Actor actor, PartyDraft party, List<HeldKey> held) throws IOException {
    Optional<PrivateFile> begun = Optional.empty();
    for (HeldKey key : held) {
      Path secret = PrivateFile.beside(key.file());
      if (Files.exists(secret)) {
        begun =
            PrivateFile.read(secret) instanceof Outcome.Ok<PrivateFile> read
                    && isThis(read.value(), actor, party)
                ? Optional.of(read.value())
                : Optional.empty();
        if (begun.isEmpty()) {
          throw Trouble.usage(voice, "party.begun", Visible.of(secret.toString()));
        }
      }
    }
    return begun;
  }

  private static boolean isThis(PrivateFile secret, Actor actor, PartyDraft party) {
    return secret.entry().log().equals(actor.log())
        && secret.entry().type().equals(PartyDraft.TYPE)
        && secret.entry().body().equals(party.body())
        && secret
            .doc()
            .<Map<String, Json>>map(DocCommitment::fields)
            .orElse(Map.of())
            .equals(party.leaves());
  }

  /** Signs, and writes down what was signed before anybody else sees it. */
  private static PrivateFile sign(Actor actor, PartyDraft party, List<HeldKey> held)
      throws IOException {
    Optional<DocCommitment> doc = actor.commit(party.leaves());
    EntryDraft draft =
        Answers.given(actor.draft(PartyDraft.TYPE, Optional.empty(), party.body(), doc));
    Entry entry = Answers.given(Actor.sign(draft, held.stream().map(HeldKey::key).toList()));
    PrivateFile mine = new PrivateFile(entry, doc);
    for (HeldKey key : held) {
      mine.write(PrivateFile.beside(key.file()));
    }
    return mine;
  }
}
