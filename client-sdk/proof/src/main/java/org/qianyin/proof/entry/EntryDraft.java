package org.qianyin.proof.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.key.PublicKey;
import org.qianyin.proof.key.Signer;
import org.qianyin.proof.key.SigningInput;

/**
 * An entry that is not signed by everybody yet. What it says is fixed, and so its id; signatures
 * are added in any order, and each one that it has holds. Goes round as a file, {@code
 * qianyin-draft@1}, with the disclosures that show the signers what {@code doc} commits to.
 * Immutable.
 *
 * <pre>{@code
 * Entry entry = EntryDraft.of("journal.committed", 1, "ledger.example.org/main")
 *     .by(party).body(body).time(now).nonce(random).build().orThrow()
 *     .sign(signer).complete(types).orThrow();
 * }</pre>
 */
public final class EntryDraft {

  private final Json.Obj unsigned;
  private final EntryId id;
  private final SortedMap<String, String> sigs;
  private final List<Disclosure> disclosures;

  private EntryDraft(
      Json.Obj unsigned, EntryId id, SortedMap<String, String> sigs, List<Disclosure> disclosures) {
    this.unsigned = unsigned;
    this.id = id;
    this.sigs = sigs;
    this.disclosures = disclosures;
  }

  /** Starts an entry of this type for this log. */
  public static EntryDraftBuilder of(String type, long version, String log) {
    return new EntryDraftBuilder(type, version, log);
  }

  /**
   * @param unsigned all members but {@code sigs}
   * @return the draft, or the first broken rule on null, strings and members
   */
  static Outcome<EntryDraft> of(Json.Obj unsigned) {
    Json.Obj whole = unsigned.with("sigs", new Json.Arr(List.of()));
    Optional<Refusal> broken = Envelope.check(whole).or(() -> Members.check(whole));
    return broken.isPresent()
        ? Outcome.refused(broken.get())
        : Outcome.ok(new EntryDraft(unsigned, Entry.idOf(unsigned), new TreeMap<>(), List.of()));
  }

  /**
   * Reads a draft file: {@code {"disclosures":[…],"entry":{…},"format":"qianyin-draft@1"}}.
   *
   * @param utf8 JSON in any spelling, at most 1 MiB
   * @return the draft, {@code DRAFT_TOO_LARGE}, {@code DRAFT_SHAPE}, or the code of the rule that
   *     the entry, a signature or a disclosure breaks
   */
  public static Outcome<EntryDraft> parse(byte[] utf8) {
    return DraftFile.read(utf8);
  }

  /** The id that the entry will have. */
  public EntryId id() {
    return id;
  }

  /** The members of the entry, {@code sigs} as far as they are there. */
  public Json.Obj json() {
    List<Json> lines = new ArrayList<>();
    sigs.forEach((key, sig) ->
        lines.add(Json.Obj.of(Map.of("key", new Json.Str(key), "sig", new Json.Str(sig)))));
    return unsigned.with("sigs", new Json.Arr(lines));
  }

  public String type() {
    return unsigned.string("type");
  }

  public Json.Obj body() {
    return unsigned.object("body");
  }

  /** What signatures are over. */
  public SigningInput signingInput() {
    return new SigningInput(
        unsigned.string("log"), type(), unsigned.optionalString("by").orElse(""), id.digest());
  }

  /** The multikeys that have signed, ascending. */
  public Set<String> signedBy() {
    return Collections.unmodifiableSet(sigs.keySet());
  }

  /**
   * This draft with one more signature. A second one by the same key takes the place of the first.
   */
  public EntryDraft sign(Signer signer) {
    return with(signer.publicKey(), signer.sign(signingInput())).orThrow();
  }

  /**
   * This draft with a signature that was made elsewhere.
   *
   * @return the draft, {@code BAD_SIGNATURE}, or {@code BAD_SIGS} if there are 8 already
   */
  public Outcome<EntryDraft> with(PublicKey key, byte[] signature) {
    Optional<Refusal> broken = key.check(signingInput(), signature);
    if (broken.isPresent()) {
      return Outcome.refused(broken.get());
    }
    SortedMap<String, String> more = new TreeMap<>(sigs);
    more.put(key.multikey(), Base64Strict.URL.encode(signature));
    return more.size() > Members.MOST_SIGS
        ? Outcome.refused("BAD_SIGS", "member sigs: want at most " + Members.MOST_SIGS)
        : Outcome.ok(new EntryDraft(unsigned, id, more, disclosures));
  }

  /** Opened fields of {@code doc}, for those who are to sign. */
  public List<Disclosure> disclosures() {
    return disclosures;
  }

  /**
   * This draft with these disclosures instead of those it had.
   *
   * @return the draft, or the {@code OPENING_…} code of the first that is not of this {@code doc}
   */
  public Outcome<EntryDraft> withDisclosures(List<Disclosure> others) {
    for (Disclosure disclosure : others) {
      Optional<Refusal> broken = disclosure.check(id, Entry.doc(unsigned));
      if (broken.isPresent()) {
        return Outcome.refused(broken.get());
      }
    }
    return Outcome.ok(new EntryDraft(unsigned, id, sigs, List.copyOf(others)));
  }

  /**
   * Runs the stateless checks of §1 on all but the signatures, so that a mistake shows before
   * people sign.
   *
   * @return the first broken rule, or empty
   */
  public Optional<Refusal> check(EntryTypes types) {
    return StatelessChecks.checkUnsigned(json(), types);
  }

  /** The canonical bytes as they are now. */
  public byte[] bytes() {
    return Jcs.write(json());
  }

  /**
   * The entry, with every stateless check passed. Whether all who must have signed is for the log
   * to say.
   *
   * @return the entry, or the first broken rule
   */
  public Outcome<Entry> complete(EntryTypes types) {
    return StatelessChecks.read(json(), types)
        .then(entry -> Outcome.ok(entry.withSignaturesChecked()));
  }

  /** The draft file. */
  public Json.Obj toJson() {
    return DraftFile.write(this);
  }
}
