package org.qianyin.proof.entry;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.PublicKey;
import org.qianyin.proof.key.SigningInput;
import org.qianyin.proof.log.TreeHash;

/**
 * An entry: the exact bytes that were signed, and what they say (ledger specification §1). One that
 * exists has passed every stateless check but the equations of its signatures.
 */
public final class Entry {

  /**
   * A condition of {@code if}: apply refuses unless the subject has exactly {@code n} entries.
   *
   * @param n at least 0
   */
  public record Condition(Subject subject, long n) {}

  /**
   * A checkpoint that the signer had verified.
   *
   * @param size at least 1
   */
  public record Seen(long size, Digest root) {}

  /**
   * One line of {@code sigs}.
   *
   * @param key multikey text
   * @param signature base64url text
   */
  public record Sig(String key, String signature) {

    /**
     * The algorithm that key and signature are of; empty if one of them is malformed, which {@link
     * Entry#checkSignatures} refuses.
     */
    public Optional<Algorithm> algorithm() {
      return Base64Strict.URL
          .decode(signature)
          .flatMap(bytes ->
              PublicKey.decode(key) instanceof Outcome.Ok<PublicKey> known
                  ? known.value().algorithm(bytes.length)
                  : Optional.empty());
    }
  }

  /** The most bytes that an entry may have. */
  public static final int MAX_BYTES = 16384;

  /** The deepest nesting that an entry may have. */
  public static final int MAX_DEPTH = 16;

  /** The most subjects that an entry may have (ledger specification §3). */
  public static final int MAX_SUBJECTS = 128;

  private final byte[] bytes;
  private final Json.Obj json;
  private final EntryId id;
  private SortedSet<Subject> subjects = Collections.emptySortedSet();
  private @Nullable Digest leafHash;
  private boolean signaturesHold;

  Entry(byte[] bytes, Json.Obj json) {
    this.bytes = bytes;
    this.json = json;
    this.id = idOf(json);
  }

  /**
   * Reads an entry and runs the stateless checks of §1 in their order, all but those of each
   * signature, for which there is {@link #checkSignatures}.
   *
   * @param bytes any bytes; copied
   * @param types what the types mean; {@code index.head} needs none
   * @return the entry, or the first broken rule
   */
  public static Outcome<Entry> parse(byte[] bytes, EntryTypes types) {
    return StatelessChecks.read(bytes.clone(), types);
  }

  /**
   * Runs the checks of each signature in turn, which are the last of §1: {@code BAD_KEY}, {@code
   * BAD_SIGNATURE}.
   *
   * @return the first broken rule, or empty: every signature is its key's over this entry. Whether
   *     these are the keys that had to sign is asked of the log
   */
  public Optional<Refusal> checkSignatures() {
    if (signaturesHold) {
      return Optional.empty();
    }
    Optional<Refusal> broken = SigLines.checkEach(this);
    signaturesHold = broken.isEmpty(); // threads that race here find the same
    return broken;
  }

  /** This entry, whose every signature was checked before it was put together. */
  Entry withSignaturesChecked() {
    signaturesHold = true;
    return this;
  }

  /** What the signatures are over. */
  public SigningInput signingInput() {
    return new SigningInput(log(), type(), json.optionalString("by").orElse(""), id.digest());
  }

  /** Once, by the checks, which need an entry to ask its type. */
  void found(SortedSet<Subject> all) {
    subjects = Collections.unmodifiableSortedSet(all);
  }

  /** {@code SHA-256(JCS(entry without sigs))}. */
  public static EntryId idOf(Json.Obj entry) {
    return new EntryId(Digest.sha256(Jcs.write(entry.without("sigs"))));
  }

  public EntryId id() {
    return id;
  }

  /** A copy of the bytes: the leaf data of the log. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@code SHA-256(0x00 ‖ bytes)} (RFC 6962 §2.1). */
  public Digest leafHash() {
    Digest known = leafHash;
    if (known == null) {
      known = TreeHash.leaf(bytes);
      leafHash = known; // threads that race here compute the same immutable value
    }
    return known;
  }

  /**
   * {@code subjects(entry)} of ledger specification §3, {@code party:P/acts/Y} included.
   *
   * @return ascending, unmodifiable; none for {@code index.head}
   */
  public SortedSet<Subject> subjects() {
    return subjects;
  }

  public Json.Obj json() {
    return json;
  }

  /** The origin of the ledger that this entry is for. */
  public String log() {
    return json.string("log");
  }

  public String type() {
    return json.string("type");
  }

  public long version() {
    return json.integer("v");
  }

  /**
   * Whether this is a head of the index, the one type that has neither {@code by} nor signatures.
   */
  public boolean isHead() {
    return type().equals(HeadType.NAME);
  }

  /** Who acts; absent in {@code party.registered} and {@code index.head}. */
  public Optional<PartyId> by() {
    return json.optionalString("by").map(PartyId::of);
  }

  public Json.Obj body() {
    return json.object("body");
  }

  /** {@code body.via}: the delegation under which a delegate signs in the place of {@code by}. */
  public Optional<EntryId> via() {
    return body().optionalString("via").map(EntryId::ofHex);
  }

  /** Root of the salted commitment. */
  public Optional<Digest> doc() {
    return doc(json);
  }

  static Optional<Digest> doc(Json.Obj entry) {
    return entry.optionalString("doc").map(Digest::ofHex);
  }

  /** {@code eip155:<chain>:0x<address>}. */
  public Optional<String> account() {
    return json.optionalString("account");
  }

  /** The time that the signer claims, millisecond precision. */
  public Instant time() {
    return Instant.parse(timeText());
  }

  /** The claimed time as written, {@code YYYY-MM-DDThh:mm:ss.sssZ}. */
  public String timeText() {
    return json.string("time");
  }

  public Optional<Seen> seen() {
    return json.get("seen")
        .map(value -> {
          Json.Obj seen = (Json.Obj) value;
          return new Seen(
              seen.integer("size"),
              Digest.of(Base64Strict.STANDARD.decodeOrThrow(seen.string("root"))));
        });
  }

  /** Ascending by subject. */
  public List<Condition> conditions() {
    return json.list("if").stream()
        .map(item -> (Json.Obj) item)
        .map(item -> new Condition(new Subject(item.string("subject")), item.integer("n")))
        .toList();
  }

  /** Ascending by key. */
  public List<Sig> sigs() {
    return json.list("sigs").stream()
        .map(item -> (Json.Obj) item)
        .map(item -> new Sig(item.string("key"), item.string("sig")))
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return type() + " " + id;
  }
}
