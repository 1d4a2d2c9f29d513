package org.qianyin.cli.license;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.Agreement;
import org.qianyin.cli.act.HeldKey;
import org.qianyin.cli.act.KeyOptions;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.act.SignedWords;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Outgoing;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Receipt;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.rules.Rules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sign}: shows in words what a draft says, adds a signature, and sends it when told to. */
@Command(name = "sign")
public final class SignCommand extends Act {
  private static final int MAX_DRAFT = 1 << 20;

  @Parameters(arity = "1", paramLabel = "DRAFT")
  private Path file = Path.of("draft");

  @Mixin private KeyOptions keys = new KeyOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--submit")
  private boolean submit;

  @Option(names = "--out", paramLabel = "PROOF")
  private @Nullable Path out;

  @Option(names = {"-y", "--yes"})
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Trouble.usage(voice(), "file.missing", Visible.of(file.toString()));
    }
    EntryDraft draft;
    try (var in = Files.newInputStream(file)) {
      draft = Answers.given(EntryDraft.parse(in.readNBytes(MAX_DRAFT + 1)));
    }
    if (!voice().isTerminal()) {
      SignedWords.lines(draft.json(), voice().language()).forEach(voice()::line);
    }
    new Agreement(voice(), yes).orStop(draft.json(), draft.id().hex());
    for (HeldKey key : keys.open(root())) {
      if (draft.signedBy().contains(key.key().publicKey().multikey())) {
        voice().note("draft.again", Visible.of(key.file().toString()));
      }
      draft = draft.sign(key.key());
    }
    PrivateFile.writeWhole(file, Jcs.write(draft.toJson()));
    if (submit) {
      return send(voice(), server.client(root()), draft, out);
    }
    voice().say("draft.left", Visible.of(file.toString()), draft.signedBy().size());
    voice()
        .json(
            Json.Obj.of(
                Map.of(
                    "draft", new Json.Str(file.toString()),
                    "entry", new Json.Str(draft.id().hex()),
                    "signedBy", Json.Arr.ofStrings(List.copyOf(draft.signedBy())))));
    return Trouble.DONE;
  }

  /** Completes and sends a draft, and keeps its proof. */
  static int send(Voice voice, QianyinClient client, EntryDraft draft, @Nullable Path out)
      throws IOException {
    Entry entry = Answers.given(draft.complete(Rules.types()));
    Receipt receipt = Answers.given(voice, client.submit(new Outgoing(entry, draft.disclosures())));
    String name = entry.type().replace('.', '-') + "-" + entry.id().hex().substring(0, 8);
    Path proof = out == null ? Path.of(name + ProofFiles.ENDING) : out;
    PrivateFile.writeWhole(proof, receipt.bundle().bytes());
    voice.say("sent", entry.type(), receipt.number(), Visible.of(proof.toString()));
    voice.json(
        Json.Obj.of(
            Map.of(
                "entry", new Json.Str(entry.id().hex()),
                "type", new Json.Str(entry.type()),
                "number", new Json.Str(receipt.number().toString()),
                "proof", new Json.Str(proof.toString()))));
    return Trouble.DONE;
  }
}
