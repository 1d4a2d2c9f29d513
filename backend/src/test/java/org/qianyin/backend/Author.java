package org.qianyin.backend;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.EntryDraftBuilder;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.rules.Rules;

/** Somebody with a key who writes entries for one log. */
public final class Author {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String log;
  private final SigningKey key = SigningKey.generate(Algorithm.ED25519, RANDOM);
  private final Entry registration;

  public Author(String log) {
    this.log = log;
    this.registration = registration(Instant.now());
  }

  private Entry registration(Instant time) {
    Json.Obj listed =
        object(
            "alg", new Json.Str(key.algorithm().code()),
            "key", new Json.Str(key.publicKey().multikey()));
    Json.Obj body =
        object(
            "keys", new Json.Arr(List.of(listed)),
            "kind", new Json.Str("org"),
            "next", new Json.Arr(List.of()));
    return sign(draft("party.registered", time).body(body));
  }

  /** {@code party.registered} of this author. */
  public Entry registration() {
    return registration;
  }

  public PartyId party() {
    return new PartyId(registration.id());
  }

  public SigningKey key() {
    return key;
  }

  /** A one-file work of unknown content, title committed and not opened. */
  public Entry work() {
    return work(random(), Instant.now());
  }

  /** A one-file work with these bytes. */
  public Entry work(Digest content, Instant time) {
    return sign(workDraft(content, time));
  }

  /** A one-file work of unknown content with these leaves. */
  public Entry work(DocCommitment doc) {
    return sign(workDraft(random(), Instant.now(), doc));
  }

  public EntryDraftBuilder workDraft(Digest content, Instant time) {
    return workDraft(content, time, title("Work"));
  }

  private EntryDraftBuilder workDraft(Digest content, Instant time, DocCommitment doc) {
    return draft("work.registered", time).by(party()).doc(doc.root()).body(workBody(content));
  }

  /** A commitment to an original title. */
  public static DocCommitment title(String text) {
    return DocCommitment.of(
        Map.of(
            "titles/0",
            object(
                "kind", new Json.Str("ORIGINAL"),
                "lang", new Json.Str("en"),
                "text", new Json.Str(text))),
        RANDOM);
  }

  public Json.Obj workBody(Digest content) {
    Json.Obj file =
        object(
            "digest", new Json.Str("sha256:" + content.hex()),
            "mime", new Json.Str("image/png"),
            "role", new Json.Str("MASTER"),
            "size", new Json.Int(1000));
    Map<String, Json> body = new TreeMap<>();
    body.put("kind", new Json.Str("IMAGE"));
    body.put("category", new Json.Str("FINE_ART"));
    body.put("nature", new Json.Str("ORIGINAL"));
    body.put("completed", new Json.Str("2026-05-30"));
    body.put("ownershipType", new Json.Str("LEGAL_ENTITY"));
    body.put(
        "owners",
        new Json.Arr(
            List.of(
                object(
                    "acquired", new Json.Str("ORIGINAL"),
                    "party", new Json.Str(party().toString()),
                    "share", new Json.Str("1/1")))));
    body.put(
        "rightsHeld",
        Json.Arr.ofStrings(
            List.of(
                "adaptation",
                "ai",
                "broadcasting",
                "cinematography",
                "compilation",
                "distribution",
                "exhibition",
                "network",
                "other",
                "performance",
                "projection",
                "rental",
                "reproduction",
                "translation")));
    body.put("publication", object("status", new Json.Str("UNPUBLISHED")));
    body.put("files", new Json.Arr(List.of(file)));
    body.put("ai", object("involvement", new Json.Str("NONE")));
    body.put("aiTraining", new Json.Str("RESERVED"));
    body.put("encumbrances", new Json.Str("NOT_STATED"));
    return new Json.Obj(new TreeMap<>(body));
  }

  /** An exclusive licence of this author's work, svod in Japan for three years, signed by both. */
  public Entry exclusive(Entry work, Author licensee) {
    Instant now = Instant.now();
    Json.Obj scope =
        object(
            "end",
            new Json.Str(UtcTime.write(now.plus(Duration.ofDays(1095)))),
            "exclusivity",
            new Json.Str("EXCLUSIVE"),
            "rights",
            Json.Arr.ofStrings(List.of("network")),
            "start",
            new Json.Str(UtcTime.write(now.plus(Duration.ofDays(1)))),
            "territories",
            object("in", Json.Arr.ofStrings(List.of("JP"))),
            "uses",
            Json.Arr.ofStrings(List.of("svod")));
    Json.Obj body =
        object(
            "licensee",
            new Json.Str(licensee.party().toString()),
            "scope",
            scope,
            "vocabulary",
            object("uses", new Json.Int(1)),
            "works",
            Json.Arr.ofStrings(List.of(work.id().hex())));
    return sign(draft("license.granted", now).by(party()).body(body), licensee);
  }

  public EntryDraftBuilder draft(String type, Instant time) {
    return EntryDraft.of(type, 1, log).time(time).nonce(RANDOM);
  }

  /** Signs and completes, by this author and all others. */
  public Entry sign(EntryDraftBuilder builder, Author... others) {
    EntryDraft draft = builder.build().orThrow().sign(key);
    for (Author other : others) {
      draft = draft.sign(other.key);
    }
    return draft.complete(Rules.types()).orThrow();
  }

  public static Digest random() {
    byte[] bytes = new byte[Digest.LENGTH];
    RANDOM.nextBytes(bytes);
    return Digest.of(bytes);
  }

  public static Json.Obj object(Object... members) {
    Map<String, Json> map = new TreeMap<>();
    for (int i = 0; i < members.length; i += 2) {
      map.put((String) members[i], (Json) members[i + 1]);
    }
    return Json.Obj.of(map);
  }
}
