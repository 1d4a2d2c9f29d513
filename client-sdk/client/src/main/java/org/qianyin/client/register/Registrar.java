package org.qianyin.client.register;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qianyin.client.Actor;
import org.qianyin.client.Answer;
import org.qianyin.client.LedgerUnreachable;
import org.qianyin.client.Outgoing;
import org.qianyin.client.PrivateFile;
import org.qianyin.client.Problem;
import org.qianyin.client.QianyinClient;
import org.qianyin.client.Receipt;
import org.qianyin.client.Upload;
import org.qianyin.client.draft.FileFacts;
import org.qianyin.client.draft.WorkDraft;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.log.Checkpoint;

/**
 * Registers files: hashing on every core, which never waits for the network, while other threads
 * upload, sign and send in groups. Each file ends with its proof beside it, or with a reason.
 */
public final class Registrar {
  private static final int NETWORK_WORKERS = 2;
  private static final int BATCH = 250;
  private static final long LINGER = 20;
  private static final long UPLOAD_BYTES = 8 << 20;
  private static final Duration PENDING = Duration.ofMinutes(1);

  private final QianyinClient client;
  private final String log;
  private final Plan plan;
  private final Listener listener;
  private final Map<Path, Registration> results = new ConcurrentHashMap<>();
  private final Consent consent = new Consent();
  private volatile boolean down;
  private @Nullable Actor actor;

  public Registrar(QianyinClient client, Actor actor, Plan plan, Listener listener) {
    this(client, actor.log(), plan, listener);
    this.actor = actor;
  }

  /**
   * The same without a checkpoint: it is asked for when the first entry is to be signed, so that
   * the hashing does not wait for it either.
   *
   * @param log origin of the ledger, as the client's policy names it
   */
  public Registrar(QianyinClient client, String log, Plan plan, Listener listener) {
    this.client = client;
    this.log = log;
    this.plan = plan;
    this.listener = listener;
  }

  /**
   * Registers each file.
   *
   * @param files distinct
   * @return one result for each, in the same order
   * @throws InterruptedException if the caller is interrupted; what was sent may be in the log
   */
  public List<Registration> register(List<Path> files) throws InterruptedException {
    int capacity = files.size();
    Stage<Item> sending =
        new Stage<>(
            "send",
            NETWORK_WORKERS,
            capacity,
            new Stage.Limit<>(BATCH, BATCH, i -> 1, LINGER),
            this::send);
    Stage<Item> digesting =
        new Stage<>(
            "sm3",
            1,
            capacity,
            new Stage.Limit<>(1, 1, i -> 1, 0),
            group -> group.forEach(item -> completed(item, sending)));
    Stage<Item> uploading =
        new Stage<>(
            "upload",
            NETWORK_WORKERS,
            capacity,
            new Stage.Limit<>(
                BATCH, UPLOAD_BYTES, item -> item.facts().fingerprint().size(), LINGER),
            group -> upload(group, plan.sm3() ? digesting : sending));
    Reading reading = new Reading(plan, listener, capacity);
    Stage<Path> hashing =
        new Stage<>(
            "hash",
            Runtime.getRuntime().availableProcessors(),
            capacity,
            new Stage.Limit<>(1, 1, file -> 1, 0),
            group -> group.forEach(file -> hash(file, uploading, reading)));
    files.forEach(hashing::put);
    hashing.finish();
    uploading.finish();
    digesting.finish();
    sending.finish();
    reading.finish();
    return files.stream().map(results::get).toList();
  }

  private void hash(Path file, Stage<Item> next, Reading reading) {
    Optional<SecondDigest> second = Optional.empty();
    try {
      Reading.Found found = reading.read(file);
      second = found.second();
      if (!hash(file, found, next)) {
        second.ifPresent(SecondDigest::giveUp);
      }
    } catch (IOException e) {
      second.ifPresent(SecondDigest::giveUp);
      end(new Registration.NotDone(file, "FILE_UNREADABLE", said(e), true));
    }
  }

  /** Whether the file goes on to the next stage. */
  private boolean hash(Path file, Reading.Found found, Stage<Item> next) throws IOException {
    Path proof = ProofFiles.beside(file);
    Path secret = PrivateFile.beside(file);
    FileFacts facts = found.facts();
    Optional<SecondDigest> later = found.second();
    if (later.isPresent() && (Files.exists(proof) || Files.exists(secret))) {
      facts = facts.with(later.get().await()); // what lies there may name it
      later = Optional.empty();
    }
    Outcome<WorkDraft> draft = plan.draft(facts);
    if (draft instanceof Outcome.Refused<WorkDraft> refused) {
      refused(file, refused.refusal());
      return false;
    }
    Outcome<Earlier> before = Earlier.look(proof, secret, draft.orThrow(), log, client.verifier());
    if (before instanceof Outcome.Refused<Earlier> refused) {
      refused(file, refused.refusal());
      return false;
    }
    if (before.orThrow().finished().isPresent()) {
      end(new Registration.Done(file, before.orThrow().finished().get(), true));
      return false;
    }
    next.put(new Item(file, facts, draft.orThrow(), before.orThrow().begun(), later));
    return true;
  }

  /** The second digest is there before anything is signed. */
  private void completed(Item item, Stage<Item> next) {
    try {
      if (item.second().isEmpty()) {
        next.put(item);
        return;
      }
      FileFacts facts = item.facts().with(item.second().get().await());
      next.put(item.with(facts, plan.draft(facts).orThrow()));
    } catch (IOException e) {
      end(new Registration.NotDone(item.file(), "FILE_UNREADABLE", said(e), true));
    }
  }

  private static Upload upload(Item item) throws IOException {
    FileFacts facts = item.facts();
    if (facts.sealed().isEmpty()) {
      return Upload.of(item.file(), facts.fingerprint());
    }
    Upload.Seal seal = new Upload.Seal(KeyBeside.of(item.file()), facts.fingerprint().sha256());
    return Upload.sealed(item.file(), facts.sealed().get(), seal);
  }

  private void upload(List<Item> group, Stage<Item> next) {
    if (!plan.upload()) {
      group.forEach(next::put);
      return;
    }
    try {
      if (down) {
        throw new IOException("the server did not answer before");
      }
      List<Upload> uploads = new ArrayList<>();
      for (Item item : group) {
        uploads.add(upload(item));
      }
      Optional<Problem> problem = client.upload(uploads, listener::uploaded);
      if (problem.isPresent()) {
        group.forEach(item -> refused(item, problem.get()));
      } else {
        group.forEach(next::put);
      }
    } catch (IOException e) {
      unreachable(group, e);
    }
  }

  private void send(List<Item> group) {
    try {
      if (down) {
        throw new IOException("the server did not answer before");
      }
      List<Item> signed = new ArrayList<>();
      List<Outgoing> outgoing = new ArrayList<>();
      for (Item item : group) {
        sign(item)
            .ifPresent(ready -> {
              signed.add(item);
              outgoing.add(ready);
            });
      }
      if (outgoing.isEmpty()) {
        return;
      }
      List<Answer<Receipt>> answers = client.submit(outgoing);
      List<Item> again = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        if (!settle(signed.get(i), outgoing.get(i), answers.get(i))) {
          again.add(signed.get(i).anew());
        }
      }
      if (!again.isEmpty()) {
        send(again);
      }
    } catch (IOException e) {
      unreachable(group, e);
    }
  }

  /** Signs, and writes down what was signed before anybody else sees it. */
  private Optional<Outgoing> sign(Item item) throws IOException {
    WorkDraft work = item.draft();
    if (item.begun().isPresent()) {
      return Optional.of(outgoing(item.begun().get(), work));
    }
    Outcome<Actor> known = actor();
    if (!(known instanceof Outcome.Ok<Actor> acting)) {
      refused(item.file(), ((Outcome.Refused<Actor>) known).refusal());
      return Optional.empty();
    }
    Optional<DocCommitment> doc = acting.value().commit(work.leaves());
    Outcome<EntryDraft> draft =
        acting.value().draft(WorkDraft.TYPE, Optional.of(work.owner()), work.body(), doc);
    if (draft instanceof Outcome.Ok<EntryDraft> ok
        && !consent.given(() -> listener.agree(item.file(), ok.value(), work.title()))) {
      end(new Registration.NotDone(item.file(), "NOT_AGREED", "nothing was signed", true));
      return Optional.empty();
    }
    Outcome<Entry> entry = draft.then(agreed -> Actor.sign(agreed, plan.keys()));
    if (!(entry instanceof Outcome.Ok<Entry> ok)) {
      refused(item.file(), ((Outcome.Refused<Entry>) entry).refusal());
      return Optional.empty();
    }
    PrivateFile secret = new PrivateFile(ok.value(), doc);
    secret.write(PrivateFile.beside(item.file()));
    return Optional.of(outgoing(secret, work));
  }

  /** Names the newest checkpoint, which is asked for once. */
  private synchronized Outcome<Actor> actor() throws IOException {
    if (actor == null) {
      Outcome<Checkpoint> seen = client.checkpoint();
      if (seen instanceof Outcome.Refused<Checkpoint> refused) {
        return Outcome.refused(refused.refusal());
      }
      actor = new Actor(log, seen.orThrow(), Clock.systemUTC(), new SecureRandom());
    }
    return Outcome.ok(actor);
  }

  private static Outgoing outgoing(PrivateFile secret, WorkDraft work) {
    return new Outgoing(
        secret.entry(),
        secret.doc().stream()
            .map(doc -> doc.disclose(secret.entry().id(), work.published()))
            .toList());
  }

  /** Whether that was the end of it; if not, an entry of long ago has to be signed anew. */
  private boolean settle(Item item, Outgoing sent, Answer<Receipt> answer) throws IOException {
    Answer<Receipt> last =
        answer instanceof Answer.NotYet<Receipt> ? client.await(sent, PENDING) : answer;
    if (last instanceof Answer.Given<Receipt> given) {
      PrivateFile.writeWhole(ProofFiles.beside(item.file()), given.value().bundle().bytes());
      end(new Registration.Done(item.file(), given.value(), false));
    } else if (last instanceof Answer.Refused<Receipt> refused) {
      if (item.begun().isPresent() && refused.problem().codes().contains("TIME_SKEW")) {
        return false;
      }
      Earlier.forget(
          refused.problem(), ProofFiles.beside(item.file()), PrivateFile.beside(item.file()));
      refused(item, refused.problem());
    } else {
      end(
          new Registration.NotDone(
              item.file(), "PENDING", "the log has not answered yet; run again", true));
    }
    return true;
  }

  private void refused(Path file, Refusal refusal) {
    end(new Registration.NotDone(file, refusal.reason().code(), refusal.detail(), false));
  }

  private void refused(Item item, Problem problem) {
    end(
        new Registration.NotDone(
            item.file(),
            String.join(",", problem.codes()),
            problem.words(),
            problem.status() >= 500));
  }

  private void unreachable(List<Item> group, IOException e) {
    down |= e instanceof LedgerUnreachable;
    for (Item item : group) {
      if (!results.containsKey(item.file())) {
        end(new Registration.NotDone(item.file(), "UNREACHABLE", said(e), true));
      }
    }
  }

  private void end(Registration registration) {
    results.put(registration.file(), registration);
    listener.finished(registration);
  }

  /** In words: the name of an exception means nothing to whoever registers. */
  private static String said(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (e instanceof NoSuchFileException missing) {
      return "no such file: " + missing.getFile();
    }
    return e.getMessage() == null ? "it cannot be read or written" : e.getMessage();
  }
}
