package org.qianyin.proof.testing;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.qianyin.proof.BundleMaker;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Authority;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.EntryType;
import org.qianyin.proof.entry.EntryTypes;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.index.Head;
import org.qianyin.proof.index.SubjectIndex;
import org.qianyin.proof.index.SubjectLog;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.GrowingTree;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.proof.log.NoteSigner;
import org.qianyin.proof.log.SignedNote;

/**
 * A ledger in memory whose entries are {@code journal.committed} of one party: enough to make
 * bundles. No rules are applied.
 */
public final class TestLedger {

  /** Its origin. */
  public static final String LOG = "test.example/ledger";

  /** The time of the newest head. */
  public static final Instant NOW = Instant.parse("2026-09-21T12:00:00Z");

  /** {@code journal.committed}, by keys that nobody questions. */
  public static final EntryTypes TYPES =
      new EntryTypes() {
        @Override
        public Optional<EntryType> find(String type, long v) {
          return PlaceholderTypes.withJournal().find(type, v);
        }

        @Override
        public Authority authority(
            Sequenced entry,
            Instant latest,
            Function<PartyId, Optional<List<Sequenced>>> keyFacets) {
          return new Authority.Full();
        }
      };

  /** Acts differ by their bodies, so that every run sees the same bytes. */
  private static final SecureRandom NO_CHANCE =
      new SecureRandom() {
        private static final long serialVersionUID = 1L;

        @Override
        public void nextBytes(byte[] bytes) {
          Arrays.fill(bytes, (byte) 0);
        }
      };

  private static final String NONCE = "AAAAAAAAAAAAAAAAAAAAAA";

  private final SigningKey key = SigningKey.of(Algorithm.ED25519, seed(1));
  private final NoteSigner signer = NoteSigner.log(LOG, seed(2));
  private final PartyId party = new PartyId(new EntryId(Digest.sha256(seed(3))));
  private final List<Entry> entries = new ArrayList<>();
  private final GrowingTree tree = new GrowingTree();
  private final SubjectIndex index = new SubjectIndex();
  private long lastHead = Head.NO_HEAD;

  /** A ledger of one epoch. */
  public static TestLedger of(int acts) {
    TestLedger ledger = new TestLedger();
    for (int i = 0; i < acts; i++) {
      ledger.act();
    }
    ledger.head();
    return ledger;
  }

  /** Appends an act. */
  public Entry act() {
    Json.Obj body = Json.Obj.of(Map.of("commit", new Json.Str(Digest.sha256(seed(size())).hex())));
    Entry entry =
        EntryDraft.of("journal.committed", 1, LOG)
            .by(party)
            .body(body)
            .time(NOW)
            .nonce(NO_CHANCE)
            .build()
            .then(draft -> draft.sign(key).complete(TYPES))
            .orThrow();
    index.append(new SubjectLog.Element(size(), entry.leafHash()), entry.subjects());
    append(entry);
    return entry;
  }

  /** Appends a head. */
  public Head head() {
    return head(size());
  }

  /** Appends a head that says it stands at {@code size}, which an honest log never does. */
  public Head head(long size) {
    Head head = new Head(LOG, size, lastHead, Head.RULES, index.snapshot().map().root(), NOW);
    lastHead = size();
    append(Entry.parse(head.entryBytes(NONCE), TYPES).orThrow());
    return head;
  }

  /** Number of leaves. */
  public int size() {
    return entries.size();
  }

  /** The entry at a seq. */
  public Entry entry(int seq) {
    return entries.get(seq);
  }

  /** The tree of all leaves. */
  public MerkleTree tree() {
    return tree.tree();
  }

  /** The newest checkpoint, signed by the log. */
  public SignedNote note() {
    Checkpoint checkpoint = new Checkpoint(LOG, tree.size(), tree.tree().root());
    return new SignedNote(checkpoint.text(), List.of(signer.sign(checkpoint)));
  }

  /** Makes bundles about the newest checkpoint; the last leaf is a head. */
  public BundleMaker maker() {
    return new BundleMaker(
        note(), tree.tree(), index.snapshot(), seq -> entries.get((int) seq).bytes());
  }

  /** A policy that trusts the log and waives the rest. */
  public String policy() {
    return "log "
        + signer.verifierKey().text()
        + "\nquorum none\naudit none\nmaxage none\nname TEST\n";
  }

  private void append(Entry entry) {
    entries.add(entry);
    tree.append(entry.leafHash());
  }

  private static byte[] seed(long number) {
    return ByteBuffer.allocate(Digest.LENGTH).putLong(number).array();
  }
}
