package org.qianyin.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.PolicyOption;
import org.qianyin.cli.voice.Progress;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Verifier;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.data.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: offline verdicts about files and proofs; the worst decides the exit status. */
@Command(name = "verify")
public final class VerifyCommand extends Act {
  /** Reading so much takes long enough to be shown. */
  static final long LARGE = 64 << 20;

  @Parameters(arity = "0..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Option(names = "--proof", paramLabel = "P")
  private @Nullable Path proof;

  @Option(names = "--bundle", arity = "1..*", paramLabel = "P")
  private List<Path> bundles = List.of();

  @Mixin private PolicyOption policy = new PolicyOption();

  /** A proof, and the file that it is said to be about. */
  private record Task(Optional<Path> file, Path proof) {
    Path shown() {
      return file.orElse(proof);
    }
  }

  @Override
  public Integer call() throws IOException {
    Verifier verifier = new Verifier(policy.read(root()), Clock.systemUTC());
    int worst = Trouble.DONE;
    for (Task task : tasks()) {
      Verdict verdict;
      try {
        verdict = verify(verifier, task);
      } catch (Trouble missing) {
        // The others are judged all the same.
        worst = Trouble.worse(worst, missing.tell(voice()));
        continue;
      }
      new VerdictWords(voice()).print(Visible.of(task.shown().toString()), verdict);
      Json.Obj json = verdict.toJson().with("proof", new Json.Str(task.proof().toString()));
      voice()
          .json(
              task.file().isPresent()
                  ? json.with("file", new Json.Str(task.file().get().toString()))
                  : json);
      worst = Trouble.worse(worst, exit(verdict));
    }
    return worst;
  }

  private List<Task> tasks() {
    if (files.isEmpty() && bundles.isEmpty()) {
      throw Trouble.usage(voice(), "verify.nothing");
    }
    if (proof != null && files.size() != 1) {
      throw Trouble.usage(voice(), "verify.proof");
    }
    List<Task> tasks = new ArrayList<>();
    for (Path file : files) {
      tasks.add(new Task(Optional.of(file), proof == null ? ProofFiles.beside(file) : proof));
    }
    bundles.forEach(bundle -> tasks.add(new Task(Optional.empty(), bundle)));
    return tasks;
  }

  private Verdict verify(Verifier verifier, Task task) {
    if (Files.isDirectory(task.shown())) {
      throw Trouble.usage(voice(), "verify.folder", Visible.of(task.shown().toString()));
    }
    try {
      byte[] bundle = ProofFiles.read(task.proof());
      return task.file().isPresent()
          ? verify(verifier, task.file().get(), bundle)
          : verifier.verify(bundle);
    } catch (IOException e) {
      throw Trouble.of(voice(), e);
    }
  }

  private Verdict verify(Verifier verifier, Path file, byte[] bundle) throws IOException {
    long size = Files.size(file);
    if (size < LARGE) {
      return verifier.verify(file, bundle);
    }
    long[] read = {0};
    try (Progress progress = voice().bytes(size, "verify.reading", Visible.of(file.toString()))) {
      return verifier.verify(file, bundle, more -> progress.reach(read[0] += more));
    }
  }

  static int exit(Verdict verdict) {
    return switch (verdict.overall()) {
      case TOTAL_PASSED -> Trouble.DONE;
      case INDETERMINATE -> Trouble.UNDECIDED;
      case TOTAL_FAILED -> Trouble.REJECTED;
    };
  }
}
