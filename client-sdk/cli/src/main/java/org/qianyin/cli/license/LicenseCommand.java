package org.qianyin.cli.license;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.Agreement;
import org.qianyin.cli.act.Group;
import org.qianyin.cli.act.HeldKey;
import org.qianyin.cli.act.KeyOptions;
import org.qianyin.cli.act.PartyReference;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.act.WorkReference;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Actor;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.draft.LicenseDraft;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code license}: the acts on licences. */
@Command(name = "license", subcommands = LicenseCommand.Grant.class)
public final class LicenseCommand extends Group {
  private static final int DEEPEST = 4;

  /**
   * {@code license grant}: grants a licence. Sent at once if the keys of licensor and licensee are
   * given; with {@code --draft} signed by those that are, and left in a file for the others.
   */
  @Command(name = "grant")
  static final class Grant extends Act {
    @Option(names = "--work", required = true, split = ",", paramLabel = "WORK|PROOF")
    private List<String> works = List.of();

    @Option(names = "--to", required = true, paramLabel = "PARTY|PROOF")
    private String licensee = "";

    @Mixin private ScopeOptions scope = new ScopeOptions();

    @Option(names = "--subject-to", split = ",", paramLabel = "LICENSE")
    private List<String> subjectTo = List.of();

    @Mixin private KeyOptions keys = new KeyOptions();
    @Mixin private ServerOptions server = new ServerOptions();

    @Option(names = "--draft", paramLabel = "FILE")
    private @Nullable Path draftFile;

    @Option(names = "--out", paramLabel = "PROOF")
    private @Nullable Path out;

    @Option(names = {"-y", "--yes"})
    private boolean yes;

    @Override
    public Integer call() throws IOException {
      List<HeldKey> held = keys.open(root());
      PartyId to = PartyReference.of(voice(), licensee);
      PartyId licensor =
          held.stream()
              .flatMap(key -> key.party().stream())
              .map(HeldKey.Party::id)
              .filter(id -> !id.equals(to))
              .findFirst()
              .orElseThrow(() -> Trouble.usage(voice(), "license.licensor"));
      QianyinClient client = server.client(root());
      Actor actor = ServerOptions.actor(client);
      SortedSet<EntryId> ids = ids(works);
      LicenseDraft license =
          new LicenseDraft(
              ids, ancestors(voice(), client, ids), to, scope.scope(voice()), ids(subjectTo));
      EntryDraft draft =
          Answers.given(
              actor.draft(
                  LicenseDraft.TYPE, Optional.of(licensor), license.body(), Optional.empty()));
      new Agreement(voice(), yes).orStop(draft.json(), draft.id().hex());
      for (HeldKey key : held) {
        draft = draft.sign(key.key());
      }
      return draftFile == null ? send(client, draft) : leave(draft, draftFile);
    }

    private SortedSet<EntryId> ids(List<String> names) {
      SortedSet<EntryId> ids = new TreeSet<>();
      names.forEach(name -> ids.add(WorkReference.of(voice(), name)));
      return ids;
    }

    private int leave(EntryDraft draft, Path file) throws IOException {
      PrivateFile.writeWhole(file, Jcs.write(draft.toJson()));
      voice().say("draft.left", Visible.of(file.toString()), draft.signedBy().size());
      voice()
          .json(
              Json.Obj.of(
                  Map.of(
                      "draft", new Json.Str(file.toString()),
                      "entry", new Json.Str(draft.id().hex()))));
      return Trouble.DONE;
    }

    private int send(QianyinClient client, EntryDraft draft) throws IOException {
      return SignCommand.send(voice(), client, draft, out);
    }
  }

  /** All works above these, as the server says; the ledger refuses a list that is not exact. */
  static SortedSet<EntryId> ancestors(Voice voice, QianyinClient client, SortedSet<EntryId> works)
      throws IOException {
    SortedSet<EntryId> above = new TreeSet<>();
    for (EntryId work : works) {
      EntryId at = work;
      for (int level = 0; level < DEEPEST; level++) {
        Json.Obj seen = Answers.given(voice, client.look("/v1/works/" + at.hex()));
        Optional<String> parent =
            seen.optionalString("partOf").or(() -> seen.optionalString("versionOf"));
        if (parent.isEmpty()) {
          break;
        }
        at = EntryId.ofHex(parent.get());
        above.add(at);
      }
    }
    above.removeAll(works);
    return above;
  }
}
