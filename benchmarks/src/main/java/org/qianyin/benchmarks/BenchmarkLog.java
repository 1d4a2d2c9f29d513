package org.qianyin.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.BundleMaker;
import org.qianyin.proof.Policy;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.EntryDraftBuilder;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.index.SubjectIndex;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.GrowingTree;
import org.qianyin.proof.log.NoteSigner;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.rules.Rules;

/**
 * A log in memory: an operator, a studio, and many works of the studio, signed by one Ed25519 key
 * each, below one head and one checkpoint.
 */
final class BenchmarkLog {

  static final String ORIGIN = "ledger.example.org/benchmark";
  static final Instant TIME = Instant.parse("2026-09-21T10:00:00Z");
  private static final String WORK =
      """
      {"ai":{"involvement":"NONE"},"aiTraining":"RESERVED","category":"AUDIOVISUAL",
       "completed":"2026-05-30","encumbrances":"NONE_DECLARED","kind":"SERIES","nature":"ORIGINAL",
       "owners":[{"acquired":"ORIGINAL","party":"PARTY","share":"1/1"}],
       "ownershipType":"LEGAL_ENTITY","publication":{"status":"UNPUBLISHED"},
       "rightsHeld":["adaptation","ai","network","reproduction","translation"]}
      """;

  private final SecureRandom random = new SecureRandom();
  private final NoteSigner logKey = NoteSigner.log(ORIGIN, Digest.sha256(new byte[1]).bytes());
  private final SigningKey studioKey = SigningKey.generate(Algorithm.ED25519, random);
  private final List<byte[]> leaves = new ArrayList<>();
  private final GrowingTree tree = new GrowingTree();
  private final SubjectIndex index = new SubjectIndex();
  private final List<Entry> works = new ArrayList<>();
  private final PartyId studio;

  private BenchmarkLog() {
    register("operator", SigningKey.generate(Algorithm.ED25519, random));
    this.studio = new PartyId(register("org", studioKey).id());
  }

  /** One bundle for each work, as a receipt shows it. */
  static List<byte[]> bundles(int works) {
    return of(works).close();
  }

  /** The entries in log order: operator, studio, works. */
  static List<Entry> entries(int works) {
    return of(works).leaves.stream()
        .map(leaf -> Entry.parse(leaf, Rules.types()).orThrow())
        .toList();
  }

  private static BenchmarkLog of(int works) {
    BenchmarkLog log = new BenchmarkLog();
    for (int i = 0; i < works; i++) {
      log.works.add(log.work(i));
    }
    return log;
  }

  /** Who trusts this log and nobody else. */
  static Policy policy() {
    NoteSigner key = NoteSigner.log(ORIGIN, Digest.sha256(new byte[1]).bytes());
    String text =
        "log "
            + key.verifierKey().text()
            + " https://ledger.example.org/\nquorum none\naudit none\nmaxage none\nname BENCH\n";
    return Policy.parse(text.getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  private Entry register(String kind, SigningKey key) {
    Json.Obj listed =
        Json.Obj.of(
            Map.of(
                "alg", new Json.Str(key.algorithm().code()),
                "key", new Json.Str(key.publicKey().multikey())));
    Json.Obj body =
        Json.Obj.of(
            Map.of(
                "keys", new Json.Arr(List.of(listed)),
                "kind", new Json.Str(kind),
                "next", new Json.Arr(List.of())));
    return append(draft("party.registered").body(body), key);
  }

  private Entry work(int number) {
    String text = WORK.replace("PARTY", studio.toString());
    Json body = Jcs.parse(text.getBytes(StandardCharsets.UTF_8), 8).orThrow();
    DocCommitment doc = DocCommitment.of(Map.of("number", new Json.Int(number)), random);
    EntryDraftBuilder draft = draft("work.registered").by(studio).doc(doc.root());
    return append(draft.body((Json.Obj) body), studioKey);
  }

  private EntryDraftBuilder draft(String type) {
    return EntryDraft.of(type, 1, ORIGIN).time(TIME).nonce(random);
  }

  private Entry append(EntryDraftBuilder draft, SigningKey key) {
    Entry entry = draft.build().then(signed -> signed.sign(key).complete(Rules.types())).orThrow();
    index.append(new SubjectLog.Element(tree.size(), entry.leafHash()), entry.subjects());
    tree.append(entry.leafHash());
    leaves.add(entry.bytes());
    return entry;
  }

  private List<byte[]> close() {
    SubjectIndex.Snapshot snapshot = index.snapshot();
    Head head =
        new Head(ORIGIN, tree.size(), Head.NO_HEAD, Head.RULES, snapshot.map().root(), TIME);
    byte[] headBytes = head.entryBytes("A".repeat(22));
    tree.append(Entry.parse(headBytes, Rules.types()).orThrow().leafHash());
    leaves.add(headBytes);
    Checkpoint checkpoint = new Checkpoint(ORIGIN, tree.size(), tree.tree().root());
    SignedNote note = new SignedNote(checkpoint.text(), List.of(logKey.sign(checkpoint)));
    BundleMaker maker =
        new BundleMaker(note, tree.tree(), snapshot, seq -> leaves.get(Math.toIntExact(seq)));
    List<byte[]> bundles = new ArrayList<>();
    long first = tree.size() - 1 - works.size();
    for (int i = 0; i < works.size(); i++) {
      bundles.add(bundle(maker, works.get(i), first + i));
    }
    return bundles;
  }

  private byte[] bundle(BundleMaker maker, Entry work, long seq) {
    BundleMaker.Draft draft = maker.about(seq);
    draft.whole(new Subject(studio + "/keys"));
    for (Subject subject : work.subjects()) {
      Optional.of(subject)
          .filter(title -> title.text().endsWith("/title"))
          .ifPresentOrElse(draft::whole, () -> draft.listing(subject));
    }
    return draft.make().bytes();
  }
}
