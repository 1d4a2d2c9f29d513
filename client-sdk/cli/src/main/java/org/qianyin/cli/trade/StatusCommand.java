package org.qianyin.cli.trade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.PartyReference;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.act.WorkReference;
import org.qianyin.cli.voice.Answers;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.voice.Voice;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Answer;
import org.qianyin.client.Level;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.Problem;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Verifier;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.status.History;
import org.qianyin.rules.status.Question;
import org.qianyin.rules.status.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code status}: may this party use this work so? The proof comes from a server or from a file;
 * the answer is computed here from what it proves.
 */
@Command(name = "status")
public final class StatusCommand extends Act {
  @Parameters(arity = "1", paramLabel = "WORK|FILE")
  private String work = "";

  @Option(names = "--use", required = true, paramLabel = "U")
  private String use = "";

  @Option(names = "--territory", required = true, paramLabel = "T")
  private String territory = "";

  @Option(names = "--language", split = ",", paramLabel = "L")
  private List<String> languages = List.of();

  @Option(names = "--channel", paramLabel = "C")
  private @Nullable String channel;

  @Option(names = "--at", paramLabel = "TIME")
  private @Nullable String at;

  @Option(names = "--for", paramLabel = "PARTY|PROOF")
  private @Nullable String party;

  @Option(names = "--key", paramLabel = "FILE")
  private @Nullable Path key;

  @Option(names = "--proof", paramLabel = "P")
  private @Nullable Path proof;

  @Option(names = "--save", paramLabel = "FILE")
  private @Nullable Path save;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws IOException {
    Question question = question();
    Bundle bundle;
    Verifier verifier;
    if (proof != null) {
      if (!Files.isRegularFile(proof)) {
        throw Trouble.usage(voice(), "file.missing", Visible.of(proof.toString()));
      }
      verifier = new Verifier(server.policy(root()), Clock.systemUTC());
      bundle = Answers.given(Bundle.parse(ProofFiles.read(proof)));
    } else {
      QianyinClient client = server.client(root());
      verifier = client.verifier();
      Answer<Bundle> answer = client.closure(Questions.toJson(question), Level.SEQUENCED);
      if (answer instanceof Answer.Refused<Bundle> refused && unheardOf(refused.problem())) {
        return unknown(question);
      }
      bundle = Answers.given(voice(), answer);
    }
    if (save != null) {
      PrivateFile.writeWhole(save, bundle.bytes());
    }
    Verdict verdict = verifier.verify(bundle);
    Status status = Status.of(History.of(verdict), question);
    print(voice(), status);
    voice().json(status.toJson().with("proofVerdict", new Json.Str(verdict.overall().name())));
    return exit(status);
  }

  private static boolean unheardOf(Problem problem) {
    return problem.codes().contains("NOT_FOUND") || problem.codes().contains("UNKNOWN_WORK");
  }

  /** The server does not know the work; that it is not there is not proven. */
  private int unknown(Question question) {
    voice()
        .line(
            voice().text("mark.unknown")
                + " "
                + voice().text("status.nowork", question.work().hex()));
    voice()
        .json(
            Json.Obj.of(
                Map.of(
                    "verdict",
                    new Json.Str("UNKNOWN"),
                    "reasons",
                    Json.Arr.ofStrings(List.of("WORK_NOT_FOUND")))));
    return Trouble.UNDECIDED;
  }

  private Question question() {
    if (party == null && key == null) {
      throw Trouble.usage(voice(), "status.for");
    }
    if (party == null && key != null && !Files.isRegularFile(ProofFiles.beside(key))) {
      throw Trouble.usage(voice(), "key.noparty", Visible.of(ProofFiles.beside(key).toString()));
    }
    PartyId who = PartyReference.of(voice(), party == null ? String.valueOf(key) : party);
    try {
      return new Question(
          who,
          WorkReference.of(voice(), work),
          Optional.empty(),
          use,
          territory,
          languages,
          Optional.ofNullable(channel),
          at == null ? Instant.now() : Instant.parse(at));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Trouble.usage(voice(), "status.question", String.valueOf(e.getMessage()));
    }
  }

  static void print(Voice voice, Status status) {
    String mark =
        switch (status.grade()) {
          case PERMITTED -> "mark.passed";
          case PROHIBITED -> "mark.failed";
          case UNKNOWN -> "mark.unknown";
        };
    voice.line(voice.text(mark) + " " + Visible.of(status.inWords(voice.language().locale())));
    status
        .validUntil()
        .ifPresent(end -> voice.line("  " + voice.text("status.until", UtcTime.write(end))));
    voice.line("  " + voice.text("status.notjudged"));
  }

  static int exit(Status status) {
    return switch (status.grade()) {
      case PERMITTED -> Trouble.DONE;
      case PROHIBITED -> Trouble.REJECTED;
      case UNKNOWN -> Trouble.UNDECIDED;
    };
  }
}
