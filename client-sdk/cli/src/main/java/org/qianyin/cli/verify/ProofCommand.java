package org.qianyin.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.act.WorkReference;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Progress;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Answer;
import org.qianyin.client.Level;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code proof}: fetches the bundle of an entry anew, about the newest checkpoint of a level. */
@Command(name = "proof")
public final class ProofCommand extends Act {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Parameters(arity = "1..*", paramLabel = "FILE|ENTRY")
  private List<String> names = List.of();

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--wait", paramLabel = "anchored")
  private @Nullable String wait;

  @Option(names = "--out", paramLabel = "PROOF")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    boolean anchored = isAnchored(voice(), wait);
    QianyinClient client = server.client(root());
    int worst = Trouble.DONE;
    for (String name : names) {
      EntryId entry = WorkReference.of(voice(), name);
      Path target = target(name);
      Verdict verdict =
          anchored
              ? raise(voice(), client, entry, target)
              : fetch(voice(), client, entry, Level.SEQUENCED, target, Duration.ZERO);
      worst = Trouble.worse(worst, told(voice(), target, verdict));
      voice().json(verdict.toJson().with("proof", new Json.Str(target.toString())));
    }
    return worst;
  }

  /**
   * Whether {@code --wait} asks for the chain.
   *
   * @param level as it was given, if it was
   * @throws Trouble if there is no such level
   */
  public static boolean isAnchored(Voice voice, @Nullable String level) {
    if (level != null && !level.equals("anchored")) {
      throw Trouble.usage(voice, "wait.level", level);
    }
    return level != null;
  }

  /** Prints the verdict about a proof for people, and gives the exit status for it. */
  public static int told(Voice voice, Path target, Verdict verdict) {
    new VerdictWords(voice).print(Visible.of(target.toString()), verdict);
    return VerifyCommand.exit(verdict);
  }

  private Path target(String name) {
    if (out != null) {
      return out;
    }
    String bare = name.startsWith("work:") ? name.substring("work:".length()) : name;
    if (Digest.isHex(bare)) {
      return Path.of(bare + ProofFiles.ENDING);
    }
    Path path = Path.of(name);
    return Files.isRegularFile(ProofFiles.beside(path)) ? ProofFiles.beside(path) : path;
  }

  /** Has the log anchored up to the entry, waits, and writes the proof down to the chain. */
  public static Verdict raise(Voice voice, QianyinClient client, EntryId entry, Path target)
      throws IOException {
    Answer<Bundle> there = client.proof(entry, Level.ANCHORED, Duration.ZERO);
    if (there instanceof Answer.NotYet<Bundle>) {
      try (Progress waiting = voice.steps(Progress.OPEN, "proof.anchoring")) {
        Answers.given(voice, client.anchor(PATIENCE));
        waiting.reach(1);
      }
    }
    return fetch(voice, client, entry, Level.ANCHORED, target, PATIENCE);
  }

  private static Verdict fetch(
      Voice voice, QianyinClient client, EntryId entry, Level level, Path target, Duration wait)
      throws IOException {
    Bundle bundle = Answers.given(voice, client.proof(entry, level, wait));
    Verdict verdict = client.verifier().verify(bundle);
    Map<String, Json> about =
        Map.of("wanted", new Json.Str(entry.hex()), "sent", new Json.Str(idOf(verdict)));
    if (!idOf(verdict).equals(entry.hex())) {
      throw Trouble.rejected("RECEIPT_OTHER_ENTRY", voice.text("proof.other", about));
    }
    if (verdict.overall() != Verdict.Overall.TOTAL_FAILED) {
      PrivateFile.writeWhole(target, bundle.bytes());
    }
    return verdict;
  }

  private static String idOf(Verdict verdict) {
    return verdict.entry().map(placed -> placed.entry().id().hex()).orElse("–");
  }
}
