package org.qianyin.proof.entry;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.data.UtcTime;

/** Gathers the members of an entry, in any order, and then makes the draft. */
public final class EntryDraftBuilder {

  private static final int NONCE_LENGTH = 16;

  private final SortedMap<String, Json> members = new TreeMap<>();
  private final SortedMap<Subject, Long> conditions = new TreeMap<>();

  EntryDraftBuilder(String type, long version, String log) {
    set("type", type);
    members.put("v", new Json.Int(version));
    set("log", log);
  }

  /** Who acts; not in {@code party.registered} and {@code index.head}. */
  public EntryDraftBuilder by(PartyId party) {
    return set("by", party.toString());
  }

  public EntryDraftBuilder body(Json.Obj body) {
    members.put("body", body);
    return this;
  }

  /** The claimed time; what is finer than a millisecond is cut off. */
  public EntryDraftBuilder time(Instant time) {
    return set("time", UtcTime.write(time));
  }

  /** 16 random bytes. */
  public EntryDraftBuilder nonce(SecureRandom random) {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    return set("nonce", Base64Strict.URL.encode(nonce));
  }

  /** Root of a {@link DocCommitment}. */
  public EntryDraftBuilder doc(Digest root) {
    return set("doc", root.hex());
  }

  /** {@code eip155:<chain>:0x<address>}; only in {@code work.registered}. */
  public EntryDraftBuilder account(String account) {
    return set("account", account);
  }

  /** A checkpoint of the log that the signer has verified. */
  public EntryDraftBuilder seen(Entry.Seen seen) {
    members.put(
        "seen",
        Json.Obj.of(
            Map.of(
                "root", new Json.Str(Base64Strict.STANDARD.encode(seen.root().bytes())),
                "size", new Json.Int(seen.size()))));
    return this;
  }

  /** Apply is to refuse unless the subject has exactly n entries; at most 8 such conditions. */
  public EntryDraftBuilder condition(Entry.Condition condition) {
    conditions.put(condition.subject(), condition.n());
    return this;
  }

  /** The draft, or the first broken rule: a member is missing or not as §1 wants it. */
  public Outcome<EntryDraft> build() {
    SortedMap<String, Json> all = new TreeMap<>(members);
    if (!conditions.isEmpty()) {
      all.put("if", new Json.Arr(conditions()));
    }
    return EntryDraft.of(new Json.Obj(all));
  }

  private List<Json> conditions() {
    List<Json> list = new ArrayList<>();
    conditions.forEach((subject, n) ->
        list.add(
            Json.Obj.of(Map.of("n", new Json.Int(n), "subject", new Json.Str(subject.text())))));
    return list;
  }

  private EntryDraftBuilder set(String name, String value) {
    members.put(name, new Json.Str(value));
    return this;
  }
}
