package org.qianyin.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.Policy;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.log.Checkpoint;

/**
 * Speaks to one ledger over HTTP and believes nothing that it can check: checkpoints are opened
 * with the log keys of the policy, and each receipt is verified in every subject of its entry. May
 * be shared by threads. A refusal is an {@link Answer}; {@link LedgerUnreachable} says that nothing
 * is known.
 */
public final class QianyinClient {
  /** Entries in one call of {@link #submit(List)}. */
  public static final int MOST_ENTRIES = 1000;

  private static final int SMALL = 1 << 20;
  private static final int BATCH = 256 << 20;
  private static final int DEPTH = 32;
  private static final String JSON = "application/json";

  private final Http http;
  private final LogReader log;
  private final Policy policy;
  private final Verifier verifier;

  /**
   * @param server root of the ledger's interface, such as {@code http://127.0.0.1:8080/}
   * @param policy whom the caller trusts; receipts are judged by it
   */
  public QianyinClient(URI server, Policy policy, Patience patience, Clock clock) {
    this.http = new Http(server, patience);
    this.log = LogReader.over(server, patience);
    this.policy = policy;
    this.verifier = new Verifier(policy, clock);
  }

  /** The log's files. */
  public LogReader log() {
    return log;
  }

  /** Judges proofs by this client's policy, offline. */
  public Verifier verifier() {
    return verifier;
  }

  /**
   * The newest checkpoint, opened with a log key of the policy: what an entry names as {@code
   * seen}.
   *
   * @return the checkpoint, or a code of notes and checkpoints
   * @throws IOException if the server does not answer
   */
  public Outcome<Checkpoint> checkpoint() throws IOException {
    return LogCopy.open(log.read("checkpoint"), policy.logs());
  }

  /**
   * What the server says of itself: its origin, key, chain. Nothing of it is to be trusted.
   *
   * @throws LedgerUnreachable if there is no answer
   */
  public Answer<Json.Obj> facts() throws LedgerUnreachable {
    return object(http.get("/v1/log", JSON, SMALL, Duration.ZERO));
  }

  /**
   * Stores files, in one request; each is stored whole or not at all.
   *
   * @param items 1–1000
   * @return what is wrong, or empty when all are stored
   * @throws IOException if a file cannot be read or the server not be reached
   */
  public Optional<Problem> upload(List<Upload> items) throws IOException {
    return upload(items, bytes -> {});
  }

  /**
   * The same, and tells how far it is.
   *
   * @param sent hears how many more bytes of files were taken to be sent; what is sent again after
   *     a broken connection counts again
   * @throws IOException if a file cannot be read or the server not be reached
   */
  public Optional<Problem> upload(List<Upload> items, LongConsumer sent) throws IOException {
    return new Uploads(http).send(items, sent);
  }

  /**
   * Appends one entry and checks its receipt. The same entry again gives its first receipt.
   *
   * @throws LedgerUnreachable if there is no answer; the entry may or may not be in the log, and
   *     sending it again is harmless
   */
  public Answer<Receipt> submit(Outgoing outgoing) throws LedgerUnreachable {
    Http.Reply reply =
        http.post(
            "/v1/entries",
            Map.of("Content-Type", JSON, "Accept", Bundle.MEDIA_TYPE),
            BodyPublishers.ofByteArray(Jcs.write(outgoing.toJson())),
            Bundle.MAX_BYTES,
            Duration.ZERO);
    return reply.is(200) || reply.is(201)
        ? receipt(outgoing, reply.body().toArray())
        : other(reply);
  }

  /**
   * Appends entries in the order given; one that is refused does not stop the others.
   *
   * @param outgoing 1–{@link #MOST_ENTRIES}
   * @return one answer for each, in the same order
   * @throws LedgerUnreachable if there is no answer, or not one for each
   */
  public List<Answer<Receipt>> submit(List<Outgoing> outgoing) throws LedgerUnreachable {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Outgoing one : outgoing) {
      lines.writeBytes(Jcs.write(one.toJson()));
      lines.write('\n');
    }
    Http.Reply reply =
        http.post(
            "/v1/entries:batch",
            Map.of("Content-Type", "application/x-ndjson", "Accept", "application/x-ndjson"),
            BodyPublishers.ofByteArray(lines.toByteArray()),
            BATCH,
            Duration.ZERO);
    if (!reply.is(200)) {
      Answer<Receipt> all = other(reply);
      return outgoing.stream().map(one -> all).toList();
    }
    List<byte[]> answers = lines(reply.body().toArray());
    if (answers.size() != outgoing.size()) {
      throw new LedgerUnreachable(
          URI.create("/v1/entries:batch"),
          answers.size() + " answers to " + outgoing.size() + " entries");
    }
    List<Answer<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      receipts.add(line(outgoing.get(i), answers.get(i)));
    }
    return receipts;
  }

  private static List<byte[]> lines(byte[] body) {
    List<byte[]> lines = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < body.length; at++) {
      if (body[at] == '\n') {
        lines.add(Arrays.copyOfRange(body, begin, at));
        begin = at + 1;
      }
    }
    if (begin < body.length) {
      lines.add(Arrays.copyOfRange(body, begin, body.length));
    }
    return lines;
  }

  private Answer<Receipt> line(Outgoing outgoing, byte[] line) {
    if (line.length > Bundle.MAX_BYTES
        || !(Jcs.parse(line, Bundle.MAX_DEPTH + 1) instanceof Outcome.Ok<Json> ok)
        || !(ok.value() instanceof Json.Obj answer)
        || !(answer.get("status").orElse(null) instanceof Json.Int status)) {
      return garbled();
    }
    if (answer.get("receipt").orElse(null) instanceof Json.Obj receipt) {
      return bundle(Bundle.read(receipt)).then(bundle -> receipt(outgoing, bundle));
    }
    if (status.value() == 202) {
      return new Answer.NotYet<>();
    }
    return answer.get("problem").orElse(null) instanceof Json.Obj problem
        ? new Answer.Refused<>(Problem.of((int) status.value(), problem))
        : garbled();
  }

  private Answer<Receipt> receipt(Outgoing outgoing, byte[] bytes) {
    return bundle(Bundle.parse(bytes)).then(bundle -> receipt(outgoing, bundle));
  }

  private Answer<Receipt> receipt(Outgoing outgoing, Bundle bundle) {
    verifier.remember(outgoing.entry());
    Outcome<Receipt> checked = Receipt.check(outgoing.entry(), bundle, verifier.verify(bundle));
    return checked instanceof Outcome.Ok<Receipt> ok
        ? new Answer.Given<>(ok.value())
        : new Answer.Refused<>(Problem.untrusted(((Outcome.Refused<Receipt>) checked).refusal()));
  }

  /**
   * The proof of an entry about the newest checkpoint of a level, as the server sends it.
   *
   * @param wait how long the server may hold the answer until there is one, at most 120 s
   * @throws LedgerUnreachable if there is no answer
   */
  public Answer<Bundle> proof(EntryId entry, Level level, Duration wait) throws LedgerUnreachable {
    Http.Reply reply =
        http.get(
            "/v1/entries/%s/proof?level=%s&wait=%d"
                .formatted(entry.hex(), level.text(), wait.toSeconds()),
            Bundle.MEDIA_TYPE,
            Bundle.MAX_BYTES,
            wait);
    if (reply.is(404) && reply.problem().code().equals("NOT_YET")) {
      return new Answer.NotYet<>();
    }
    return reply.is(200) ? bundle(Bundle.parse(reply.body().toArray())) : other(reply);
  }

  /**
   * Waits for the receipt of an entry that was taken but not answered yet.
   *
   * @throws LedgerUnreachable if there is no answer
   */
  public Answer<Receipt> await(Outgoing outgoing, Duration wait) throws LedgerUnreachable {
    return proof(outgoing.entry().id(), Level.SEQUENCED, wait)
        .then(bundle -> receipt(outgoing, bundle));
  }

  /**
   * Asks the server whether a use is permitted. Worth what the server is worth; see {@link
   * #closure}.
   *
   * @param question as JSON of the interface
   * @throws LedgerUnreachable if there is no answer
   */
  public Answer<Json.Obj> status(Json.Obj question) throws LedgerUnreachable {
    return object(post("/v1/status", JSON, question, SMALL));
  }

  /**
   * The proof from which the same question is answered offline.
   *
   * @throws LedgerUnreachable if there is no answer
   */
  public Answer<Bundle> closure(Json.Obj question, Level level) throws LedgerUnreachable {
    Http.Reply reply =
        post(
            "/v1/status:closure?level=" + level.text(),
            Bundle.MEDIA_TYPE,
            question,
            Bundle.MAX_BYTES);
    return reply.is(200) ? bundle(Bundle.parse(reply.body().toArray())) : other(reply);
  }

  /**
   * Streams a whole table.
   *
   * @param view {@code works} or {@code licenses}
   * @param format {@code ndjson}, {@code csv} or {@code csv-excel}
   * @throws IOException if the server does not answer in full or {@code out} fails
   */
  public Optional<Problem> export(String view, String format, OutputStream out, Duration extra)
      throws IOException {
    Http.Reply reply =
        http.copy("/v1/exports/%s?format=%s".formatted(view, format), "*/*", out, extra);
    return reply.is(200) ? Optional.empty() : Optional.of(reply.problem());
  }

  /**
   * Has the newest checkpoint anchored.
   *
   * @param wait how long to wait for the chain to make it final
   * @throws LedgerUnreachable if there is no answer
   */
  public Answer<Json.Obj> anchor(Duration wait) throws LedgerUnreachable {
    return object(
        http.post(
            "/v1/anchors?wait=" + wait.toSeconds(),
            Map.of("Accept", JSON),
            BodyPublishers.noBody(),
            SMALL,
            wait));
  }

  /**
   * A page or an item of the interface, as it is: for showing, not for deciding.
   *
   * @param path such as {@code /v1/works?limit=10}
   * @throws LedgerUnreachable if there is no answer
   */
  public Answer<Json.Obj> look(String path) throws LedgerUnreachable {
    return object(http.get(path, JSON, SMALL << 3, Duration.ZERO));
  }

  private Http.Reply post(String path, String accept, Json.Obj body, int maxBytes)
      throws LedgerUnreachable {
    return http.post(
        path,
        Map.of("Content-Type", JSON, "Accept", accept),
        BodyPublishers.ofByteArray(Jcs.write(body)),
        maxBytes,
        Duration.ZERO);
  }

  private static Answer<Bundle> bundle(Outcome<Bundle> read) {
    return read instanceof Outcome.Ok<Bundle> ok
        ? new Answer.Given<>(ok.value())
        : new Answer.Refused<>(Problem.untrusted(((Outcome.Refused<Bundle>) read).refusal()));
  }

  private static Answer<Json.Obj> object(Http.Reply reply) {
    if (!reply.is(200) && !reply.is(201)) {
      return other(reply);
    }
    return Jcs.parse(reply.body().toArray(), DEPTH) instanceof Outcome.Ok<Json> ok
            && ok.value() instanceof Json.Obj object
        ? new Answer.Given<>(object)
        : garbled();
  }

  private static <T> Answer<T> other(Http.Reply reply) {
    return reply.is(202) ? new Answer.NotYet<>() : new Answer.Refused<>(reply.problem());
  }

  private static <T> Answer<T> garbled() {
    return new Answer.Refused<>(Problem.read(502, new byte[0]));
  }
}
