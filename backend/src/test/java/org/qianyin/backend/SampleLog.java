package org.qianyin.backend;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.qianyin.backend.ledger.EntrySequenced;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.UtcTime;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.rules.Rules;

/** Makes well-formed entries, one after the other, and tells whoever listens that they happened. */
public final class SampleLog {

  public static final String ORIGIN = "ledger.example.org/tiny";
  public static final Instant START = Instant.parse("2026-06-01T00:00:00.000Z");

  private static final SigningKey KEY = SigningKey.of(Algorithm.ED25519, new byte[32]);

  private final Consumer<EntrySequenced> listener;
  private long size;

  public SampleLog(Consumer<EntrySequenced> listener) {
    this.listener = listener;
  }

  /** How many entries there are. */
  public long size() {
    return size;
  }

  /** Log time of the entry at {@code seq}: one minute each. */
  public static Instant time(long seq) {
    return START.plus(Duration.ofMinutes(seq));
  }

  /** The multikey that all parties of this log list. */
  public static String key() {
    return KEY.publicKey().multikey();
  }

  /** Any JSON text as an object; apostrophes stand for quotes. */
  public static Json.Obj json(String text) {
    return (Json.Obj)
        Jcs.parse(text.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8), 16)
            .orThrow();
  }

  /** A work with this title, as leaves that were opened. */
  public static Map<String, Json> titled(String text) {
    Json title =
        Json.Obj.of(
            Map.of(
                "kind", new Json.Str("ORIGINAL"),
                "lang", new Json.Str("zh"),
                "text", new Json.Str(text)));
    return Map.of("titles/0", title);
  }

  public PartyId party(String kind, Map<String, Json> published) {
    Json.Obj body =
        json(
            "{'keys':[{'alg':'ed25519','key':'%s'}],'kind':'%s','next':[]}".formatted(key(), kind));
    return new PartyId(append("party.registered", null, body, published));
  }

  public PartyId party() {
    return party("org", Map.of());
  }

  /** The body of a work of one owner with nothing special about it. */
  public static Json.Obj work(PartyId owner, String kind) {
    return json(
        """
        {'ai':{'involvement':'HUMAN_DIRECTED'},'aiTraining':'RESERVED','category':'AUDIOVISUAL',
        'completed':'2026-05-30','encumbrances':'NONE_DECLARED','kind':'%s','nature':'ORIGINAL',
        'owners':[{'acquired':'ORIGINAL','party':'%s','share':'1/1'}],
        'ownershipType':'LEGAL_ENTITY','publication':{'status':'UNPUBLISHED'},
        'rightsHeld':['network','translation']}\
        """
            .formatted(kind, owner));
  }

  public EntryId register(PartyId owner, Json.Obj body, Map<String, Json> published) {
    return append("work.registered", owner, body, published);
  }

  /** The body of a grant of svod in Japan for three years. */
  public static Json.Obj grant(EntryId work, PartyId licensee) {
    return json(
        """
        {'licensee':'%s','scope':{'end':'2029-06-30T16:00:00.000Z','exclusivity':'EXCLUSIVE',
        'rights':['network'],'start':'2026-06-30T16:00:00.000Z','territories':{'in':['JP','KR']},
        'uses':['svod']},'vocabulary':{'uses':1},'works':['%s']}\
        """
            .formatted(licensee, work.hex()));
  }

  public EntryId grant(PartyId licensor, Json.Obj body) {
    return append("license.granted", licensor, body, Map.of());
  }

  /** Both sides end a licence. */
  public void terminate(PartyId by, PartyId other, EntryId license, EntryId work, Instant from) {
    append(
        "license.terminated",
        by,
        json(
            """
            {'cosigners':['%s'],'effective':'%s','kind':'MUTUAL','license':'%s',
            'posts':{'x':['network']},'sublicenses':'FALL','works':['%s']}\
            """
                .formatted(other, UtcTime.write(from), license.hex(), work.hex())),
        Map.of());
  }

  /** Any entry; refused here if its type refuses it. */
  public EntryId append(
      String type,
      @org.jspecify.annotations.Nullable PartyId by,
      Json.Obj body,
      Map<String, Json> published) {
    TreeMap<String, Json> entry = new TreeMap<>();
    entry.put("body", body);
    if (by != null) {
      entry.put("by", new Json.Str(by.toString()));
    }
    entry.put("doc", new Json.Str(doc(size).hex()));
    entry.put("log", new Json.Str(ORIGIN));
    entry.put("nonce", new Json.Str(nonce(size)));
    entry.put("time", new Json.Str(UtcTime.write(time(size))));
    entry.put("type", new Json.Str(type));
    entry.put("v", new Json.Int(1));
    byte[] bytes = Jcs.write(new Json.Obj(entry).with("sigs", signatures()));
    Entry parsed = Entry.parse(bytes, Rules.types()).orThrow();
    listener.accept(new EntrySequenced(new Sequenced(size, parsed), time(size), published));
    size++;
    return parsed.id();
  }

  /** The commitment of the entry at {@code seq}. */
  public static Digest doc(long seq) {
    return Digest.sha256(Long.toString(seq).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static String nonce(long seq) {
    byte[] nonce = java.nio.ByteBuffer.allocate(16).putLong(seq).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  /** Of the right shape; nobody checks the equation here. */
  private static Json signatures() {
    String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
    return new Json.Arr(
        List.of(Json.Obj.of(Map.of("key", new Json.Str(key()), "sig", new Json.Str(signature)))));
  }
}
