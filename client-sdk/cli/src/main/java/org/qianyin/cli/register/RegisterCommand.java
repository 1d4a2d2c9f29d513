package org.qianyin.cli.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qianyin.cli.act.Act;
import org.qianyin.cli.act.Agreement;
import org.qianyin.cli.act.HeldKey;
import org.qianyin.cli.act.KeyOptions;
import org.qianyin.cli.act.ServerOptions;
import org.qianyin.cli.act.WorkReference;
import org.qianyin.cli.verify.ProofCommand;
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
import org.qianyin.client.draft.WorkDefaults;
import org.qianyin.client.draft.WorkDraft;
import org.qianyin.client.register.Earlier;
import org.qianyin.client.register.Plan;
import org.qianyin.client.register.ProofFiles;
import org.qianyin.client.register.Registrar;
import org.qianyin.client.register.Registration;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
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
  private static final List<String> INVOLVEMENT =
      List.of("NONE", "ASSISTED", "HUMAN_DIRECTED", "AUTONOMOUS");

  @Parameters(arity = "0..*", paramLabel = "FILE")
  private List<Path> files = List.of();

  @Mixin private KeyOptions keys = new KeyOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--ai", paramLabel = "INVOLVEMENT", required = true)
  private String ai = "";

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

  @Option(names = "--out", paramLabel = "PROOF")
  private @Nullable Path out;

  @Option(names = "--wait", paramLabel = "anchored")
  private @Nullable String wait;

  @Option(names = {"-y", "--yes"})
  private boolean yes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!INVOLVEMENT.contains(ai)) {
      throw Trouble.usage(voice(), "register.ai", String.join(" ", INVOLVEMENT), ai);
    }
    if (encrypt && (secret || keep)) {
      throw Trouble.usage(voice(), "register.encrypt");
    }
    List<HeldKey> held = keys.open(root());
    HeldKey.Party owner =
        held.get(0)
            .party()
            .orElseThrow(
                () -> Trouble.usage(voice(), "key.noparty", ProofFiles.beside(held.get(0).file())));
    QianyinClient client = server.client(root());
    Actor actor = ServerOptions.actor(client);
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
            ai,
            !secret,
            !secret && !keep,
            encrypt);
    return files.isEmpty() ? withoutFile(client, actor, plan) : withFiles(client, actor, plan);
  }

  private int withFiles(QianyinClient client, Actor actor, Plan plan)
      throws IOException, InterruptedException {
    List<Path> all = expanded();
    if (title != null && all.size() > 1) {
      throw Trouble.usage(voice(), "register.title", all.size());
    }
    List<Registration> results;
    try (RegisterProgress progress = new RegisterProgress(voice(), all, yes)) {
      results = new Registrar(client, actor, plan, progress).register(all);
    }
    if (wait != null) {
      raise(client, results);
    }
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

  private void raise(QianyinClient client, List<Registration> results) throws IOException {
    if (!"anchored".equals(wait)) {
      throw Trouble.usage(voice(), "wait.level", String.valueOf(wait));
    }
    for (Registration result : results) {
      if (result instanceof Registration.Done done) {
        ProofCommand.raise(
            voice(),
            client,
            done.receipt().entry().entry().id(),
            ProofFiles.beside(done.file()),
            Duration.ofMinutes(2));
      }
    }
  }

  private int withoutFile(QianyinClient client, Actor actor, Plan plan) throws IOException {
    String of = kind == null ? "SERIES" : kind;
    if (title == null || out == null) {
      throw Trouble.usage(voice(), "register.nofile");
    }
    WorkDraft work =
        new WorkDraft(
            plan.owner(),
            of,
            Optional.ofNullable(category)
                .or(() -> WorkDefaults.category(of))
                .orElseThrow(() -> Trouble.usage(voice(), "register.category", of)),
            title,
            plan.ownershipType(),
            LocalDate.now(ZoneId.systemDefault()),
            Optional.empty(),
            true,
            plan.series(),
            plan.number(),
            ai);
    work.check()
        .ifPresent(refusal -> {
          throw Trouble.rejected(refusal);
        });
    boolean before = Files.exists(out);
    Receipt receipt =
        register(voice(), client, actor, work, plan.keys(), out, new Agreement(voice(), yes));
    new RegistrationWords(voice()).print(new Registration.Done(out, receipt, before));
    return Trouble.DONE;
  }

  /**
   * Registers a work without a file, or takes up what was begun; proof and secret go to {@code
   * proof} and beside it.
   */
  public static Receipt register(
      Voice voice,
      QianyinClient client,
      Actor actor,
      WorkDraft work,
      List<Signer> keys,
      Path proof,
      Agreement agreement)
      throws IOException {
    String name = proof.getFileName().toString().replaceFirst("\\.qianyin\\.json$", "");
    Path secret = proof.resolveSibling(name + PrivateFile.ENDING);
    Earlier before =
        Answers.given(Earlier.look(proof, secret, work, actor.log(), client.verifier()));
    if (before.finished().isPresent()) {
      return before.finished().get();
    }
    PrivateFile mine =
        before.begun().isPresent()
            ? before.begun().get()
            : sign(actor, work, keys, agreement, secret);
    Entry entry = mine.entry();
    Outgoing outgoing =
        new Outgoing(
            entry,
            mine.doc().stream().map(it -> it.disclose(entry.id(), work.published())).toList());
    Answer<Receipt> answer = client.submit(outgoing);
    if (answer instanceof Answer.Refused<Receipt> refused) {
      Earlier.forget(refused.problem(), proof, secret);
    }
    Receipt receipt = Answers.given(voice, answer);
    PrivateFile.writeWhole(proof, receipt.bundle().bytes());
    return receipt;
  }

  private static PrivateFile sign(
      Actor actor, WorkDraft work, List<Signer> keys, Agreement agreement, Path secret)
      throws IOException {
    Optional<DocCommitment> doc = actor.commit(work.leaves());
    EntryDraft draft =
        Answers.given(actor.draft(WorkDraft.TYPE, Optional.of(work.owner()), work.body(), doc));
    agreement.orStop(draft.json(), work.title());
    Entry entry = Answers.given(Actor.sign(draft, keys));
    PrivateFile mine = new PrivateFile(entry, doc);
    mine.write(secret);
    return mine;
  }
}
