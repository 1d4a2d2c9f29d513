package org.qianyin.cli.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.Agreement;
import org.qianyin.cli.act.HeldKey;
import org.qianyin.cli.act.KeyOptions;
import org.qianyin.cli.act.OwnersWord;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.act.WorkReference;
import org.qianyin.cli.verify.ProofCommand;
import org.qianyin.cli.voice.Trouble;
import org.qianyin.cli.words.Visible;
import org.qianyin.client.Actor;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Receipt;
import org.qianyin.client.draft.WorkDefaults;
import org.qianyin.client.draft.WorkDraft;
import org.qianyin.client.register.Plan;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.client.register.Registrar;
import org.qianyin.client.register.Registration;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.key.Signer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code register}: registers files, or without one a work that has none, such as a series. Writes
 * the proof and the secret beside each file; run again, it takes up what was begun.
 */
@Command(name = "register")
public final class RegisterCommand extends Act {
  @Parameters(arity = "0..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Mixin private KeyOptions keys = new KeyOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--ai", paramLabel = "INVOLVEMENT")
  private @Nullable String ai;

  @Option(names = "--series", paramLabel = "WORK|PROOF")
  private @Nullable String series;

  @Option(names = "--kind", paramLabel = "K")
  private @Nullable String kind;

  @Option(names = "--category", paramLabel = "C")
  private @Nullable String category;

  @Option(names = "--title", paramLabel = "T")
  private @Nullable String title;

  @Option(names = "--number", paramLabel = "N")
  private @Nullable Long number;

  @Option(names = "--private")
  private boolean secret;

  @Option(names = "--no-upload")
  private boolean keep;

  @Option(names = "--encrypt")
  private boolean encrypt;

  @Option(names = "--sm3")
  private boolean sm3;

  @Option(names = "--out", paramLabel = "PROOF")
  private @Nullable Path out;

  @Option(names = "--wait", paramLabel = "anchored")
  private @Nullable String wait;

  @Option(names = {"-y", "--yes"})
  private boolean yes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean anchored = ProofCommand.isAnchored(voice(), wait);
    if (encrypt && (secret || keep)) {
      throw Trouble.usage(voice(), "register.encrypt");
    }
    if (sm3 && secret) {
      throw Trouble.usage(voice(), "register.sm3");
    }
    if (files.isEmpty() && (title == null || out == null)) {
      throw Trouble.usage(voice(), "register.nofile");
    }
    List<Path> all = expanded();
    if (title != null && all.size() > 1) {
      throw Trouble.usage(voice(), "register.title", all.size());
    }
    String involvement = OwnersWord.involvement(voice(), ai);
    List<HeldKey> held = keys.open(root());
    HeldKey.Party owner =
        held.get(0)
            .party()
            .orElseThrow(
                () -> Trouble.usage(voice(), "key.noparty", ProofFiles.beside(held.get(0).file())));
    QianyinClient client = server.client(root());
    List<Signer> signers = held.stream().<Signer>map(HeldKey::key).toList();
    Optional<EntryId> parent =
        Optional.ofNullable(series).map(text -> WorkReference.of(voice(), text));
    Plan plan =
        new Plan(
            owner.id(),
            signers,
            owner.ownershipType(),
            parent,
            Optional.ofNullable(kind),
            Optional.ofNullable(category),
            Optional.ofNullable(title),
            number == null ? OptionalLong.empty() : OptionalLong.of(number),
            involvement,
            !secret,
            !secret && !keep,
            encrypt,
            sm3);
    List<Registration> results =
        files.isEmpty() ? List.of(withoutFile(client, plan)) : withFiles(client, all, plan);
    int worst = told(results);
    return anchored ? Trouble.worse(worst, raise(client, results)) : worst;
  }

  /** Those whose kind does not follow from the file come last, if somebody says it for them. */
  private List<Registration> withFiles(QianyinClient client, List<Path> all, Plan plan)
      throws IOException, InterruptedException {
    String log = server.origin(root(), client);
    List<Path> unclear = kind == null && voice().asking().isPresent() ? unclear(all) : List.of();
    Optional<String> told =
        unclear.isEmpty() ? Optional.empty() : OwnersWord.kind(voice(), shown(unclear));
    if (told.isEmpty()) {
      return register(client, log, all, plan);
    }
    Map<Path, Registration> results = new HashMap<>();
    List<Path> clear = all.stream().filter(file -> !unclear.contains(file)).toList();
    for (Registration result : register(client, log, clear, plan)) {
      results.put(result.file(), result);
    }
    for (Registration result : register(client, log, unclear, plan.ofKind(told.get()))) {
      results.put(result.file(), result);
    }
    return all.stream().map(results::get).toList();
  }

  private static List<Path> unclear(List<Path> all) throws IOException {
    List<Path> unclear = new ArrayList<>();
    for (Path file : all) {
      if (!FileHead.saysKind(file)) {
        unclear.add(file);
      }
    }
    return unclear;
  }

  private static List<String> shown(List<Path> files) {
    return files.stream().map(file -> Visible.of(file.toString())).toList();
  }

  private List<Registration> register(QianyinClient client, String log, List<Path> some, Plan plan)
      throws IOException, InterruptedException {
    if (some.isEmpty()) {
      return List.of();
    }
    Agreement agreement = new Agreement(voice(), yes);
    try (RegisterProgress progress =
        new RegisterProgress(voice(), some, plan.upload(), agreement)) {
      return new Registrar(client, log, plan, progress).register(some);
    }
  }

  private int told(List<Registration> results) {
    int worst = Trouble.DONE;
    for (Registration result : results) {
      new RegistrationWords(voice()).print(result);
      if (result instanceof Registration.NotDone not) {
        worst = Trouble.worse(worst, not.undecided() ? Trouble.UNDECIDED : Trouble.REJECTED);
      }
    }
    return worst;
  }

  /** Folders stand for the files right in them; what this command wrote itself is left out. */
  private List<Path> expanded() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path file : files) {
      if (Files.isDirectory(file)) {
        try (Stream<Path> children = Files.list(file)) {
          children
              .filter(Files::isRegularFile)
              .filter(child ->
                  !child
                      .getFileName()
                      .toString()
                      .matches("\\..*|.*\\.qianyin((\\.private)?\\.json|\\.key)"))
              .sorted()
              .forEach(all::add);
        }
      } else if (Files.isRegularFile(file)) {
        all.add(file);
      } else {
        throw Trouble.usage(voice(), "file.missing", Visible.of(file.toString()));
      }
    }
    return all.stream().distinct().toList();
  }

  /** Replaces each proof by one that reaches the chain, and says what the policy makes of it. */
  private int raise(QianyinClient client, List<Registration> results) throws IOException {
    int worst = Trouble.DONE;
    for (Registration result : results) {
      if (result instanceof Registration.Done done) {
        Path proof = files.isEmpty() ? done.file() : ProofFiles.beside(done.file());
        EntryId entry = done.receipt().entry().entry().id();
        Verdict verdict = ProofCommand.raise(voice(), client, entry, proof);
        worst = Trouble.worse(worst, ProofCommand.told(voice(), proof, verdict));
      }
    }
    return worst;
  }

  private Registration withoutFile(QianyinClient client, Plan plan) throws IOException {
    Path proof = Objects.requireNonNull(out, "--out");
    String of = kind == null ? "SERIES" : kind;
    WorkDraft work =
        new WorkDraft(
            plan.owner(),
            of,
            Optional.ofNullable(category)
                .or(() -> WorkDefaults.category(of))
                .orElseThrow(() -> Trouble.usage(voice(), "register.category", of)),
            Objects.requireNonNull(title, "--title"),
            plan.ownershipType(),
            LocalDate.now(ZoneId.systemDefault()),
            Optional.empty(),
            true,
            plan.series(),
            plan.number(),
            plan.ai());
    work.check()
        .ifPresent(refusal -> {
          throw Trouble.rejected(refusal);
        });
    boolean before = Files.exists(proof);
    Actor actor = ServerOptions.actor(client);
    Receipt receipt =
        new WorkWithoutFile(
                voice(), client, actor, plan.keys(), new Agreement(voice(), yes)::orStop)
            .register(work, proof);
    return new Registration.Done(proof, receipt, before);
  }
}
