package org.qianyin.rules;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Authority;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.EntryDraftBuilder;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.EntryType;
import org.qianyin.proof.entry.EntryTypes;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.rules.act.Ruling;
import org.qianyin.rules.state.MemoryState;
import org.qianyin.rules.status.AsOf;
import org.qianyin.rules.status.Facet;
import org.qianyin.rules.status.History;
import org.qianyin.rules.vocabulary.Right;

/** A ledger of real, signed entries, without heads: its clock stands unless it is moved. */
public final class TestLedger {

  /** A party and its one key. */
  public record Actor(PartyId id, SigningKey key) {}

  public static final String LOG = "localhost/test";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<Subject, List<Sequenced>> facets = new HashMap<>();
  private MemoryState state = MemoryState.empty(LOG);
  private Instant now = Instant.parse("2026-06-01T00:00:00Z");
  private long seq;

  public TestLedger() {
    party("operator", "operator");
  }

  public MemoryState state() {
    return state;
  }

  public Instant now() {
    return now;
  }

  public void moveTo(Instant instant) {
    now = instant;
  }

  /** Registers a party; its key follows from its name. */
  public Actor party(String name) {
    return party(name, "org");
  }

  private Actor party(String name, String kind) {
    SigningKey key = key(name);
    Json.Obj body =
        json(
            "{'keys':[{'alg':'ed25519','key':'"
                + key.publicKey()
                + "'}],'kind':'"
                + kind
                + "','next':[]}");
    EntryDraft draft = draft("party.registered", body, it -> it).sign(key);
    return new Actor(new PartyId(accepted(submit(draft))), key);
  }

  public static SigningKey key(String name) {
    byte[] seed = Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).bytes();
    return SigningKey.of(Algorithm.ED25519, seed);
  }

  /** An entry by the first actor, signed by all. */
  public Ruling act(String type, Json.Obj body, Actor by, Actor... others) {
    return act(type, body, it -> it, by, others);
  }

  public Ruling act(
      String type,
      Json.Obj body,
      UnaryOperator<EntryDraftBuilder> more,
      Actor by,
      Actor... others) {
    EntryDraft draft = draft(type, body, it -> more.apply(it.by(by.id()))).sign(by.key());
    for (Actor other : others) {
      draft = draft.sign(other.key());
    }
    return submit(draft);
  }

  /** Replaces the key of a party that set no next ones. */
  public Ruling rotate(Actor party, SigningKey fresh) {
    Json.Obj body =
        json("{'keys':[{'alg':'ed25519','key':'" + fresh.publicKey() + "'}],'next':[]}");
    return submit(
        draft("key.rotated", body, it -> it.by(party.id())).sign(party.key()).sign(fresh));
  }

  /** An entry under a delegation. */
  public Ruling actFor(
      PartyId principal,
      String type,
      Json.Obj body,
      UnaryOperator<EntryDraftBuilder> more,
      Actor delegate) {
    return submit(draft(type, body, it -> more.apply(it.by(principal))).sign(delegate.key()));
  }

  /** An entry that no rule of today accepts, as a later server could have sequenced it next. */
  public Sequenced unjudged(String type, Json.Obj body, Actor by) {
    EntryDraft draft = draft(type, body, it -> it.by(by.id())).sign(by.key());
    return new Sequenced(seq, draft.complete(new LaterTypes()).orThrow());
  }

  /** Types of which nothing is known, all of them good. */
  private static final class LaterTypes implements EntryTypes, EntryType {
    @Override
    public Optional<EntryType> find(String type, long v) {
      return Optional.of(this);
    }

    @Override
    public Optional<Refusal> check(Entry entry) {
      return Optional.empty();
    }

    @Override
    public SortedSet<Subject> subjects(Entry entry) {
      return new TreeSet<>();
    }

    @Override
    public Authority authority(
        Sequenced entry, Instant latest, Function<PartyId, Optional<List<Sequenced>>> keyFacets) {
      throw new UnsupportedOperationException("these types say nothing of authority");
    }
  }

  private EntryDraft draft(String type, Json.Obj body, UnaryOperator<EntryDraftBuilder> more) {
    EntryDraftBuilder builder = EntryDraft.of(type, 1, LOG).body(body).time(now).nonce(RANDOM);
    return more.apply(builder).build().orThrow();
  }

  private Ruling submit(EntryDraft draft) {
    Entry entry = draft.complete(Rules.types()).orThrow();
    Ruling ruling = Rules.apply(state, seq, now, entry);
    if (ruling instanceof Ruling.Applied applied) {
      state = applied.after(state);
      Sequenced sequenced = new Sequenced(seq++, entry);
      applied
          .subjects()
          .forEach(it -> facets.computeIfAbsent(it, key -> new ArrayList<>()).add(sequenced));
    }
    return ruling;
  }

  /** The id of an accepted entry; fails with the reasons of a refused one. */
  public static EntryId accepted(Ruling ruling) {
    if (ruling instanceof Ruling.Refused refused) {
      throw new AssertionError("refused: " + refused.findings().reasons());
    }
    return ((Ruling.Applied) ruling).entry().id();
  }

  /** The codes of a refusal, ascending; none if it was accepted. */
  public static List<String> codes(Ruling ruling) {
    return ruling instanceof Ruling.Refused refused
        ? refused.findings().reasons().stream().map(it -> it.reason().code()).sorted().toList()
        : List.of();
  }

  /** A work of these owners with equal shares, changed as asked, with {@code doc} in place. */
  public Ruling work(UnaryOperator<Json.Obj> change, Actor by, Actor... others) {
    Json.Obj body = change.apply(workBody(by, others));
    Digest doc = Digest.sha256(Jcs.write(body));
    return act("work.registered", body, it -> it.doc(doc), by, others);
  }

  public static Json.Obj workBody(Actor by, Actor... others) {
    int count = 1 + others.length;
    String share = "1/" + count;
    List<Json> owners =
        Stream.concat(Stream.of(by), Stream.of(others))
            .<Json>map(it ->
                json("{'acquired':'ORIGINAL','party':'" + it.id() + "','share':'" + share + "'}"))
            .sorted(
                Comparator.comparing(it -> new String(Jcs.write(it), StandardCharsets.US_ASCII)))
            .toList();
    return json("{'ai':{'involvement':'NONE'},'aiTraining':'RESERVED','category':'AUDIOVISUAL',"
            + "'completed':'2026-05-30','encumbrances':'NONE_DECLARED','kind':'SERIES',"
            + "'nature':'ORIGINAL','ownershipType':'LEGAL_ENTITY',"
            + "'publication':{'status':'UNPUBLISHED'}}")
        .with("owners", new Json.Arr(owners))
        .with("rightsHeld", Json.Arr.ofStrings(List.copyOf(Right.all().keySet())));
  }

  /** The body of a grant of {@code svod} in a territory for a window, changed as asked. */
  public Json.Obj grantBody(
      String exclusivity,
      Actor licensee,
      String territory,
      String start,
      String end,
      EntryId... works) {
    List<EntryId> named = Stream.of(works).sorted().toList();
    TreeSet<EntryId> above = new TreeSet<>();
    named.forEach(id -> state.work(id).ifPresent(it -> above.addAll(it.above())));
    named.forEach(above::remove);
    Json.Obj scope =
        json(
            "{'end':'"
                + end
                + "T00:00:00.000Z','exclusivity':'"
                + exclusivity
                + "','rights':['network'],'start':'"
                + start
                + "T00:00:00.000Z','territories':{'in':['"
                + territory
                + "']},'uses':['svod']}");
    Json.Obj body =
        json("{'vocabulary':{'uses':1}}")
            .with("works", ids(named))
            .with("licensee", new Json.Str(licensee.id().toString()))
            .with("scope", scope);
    return above.isEmpty() ? body : body.with("ancestors", ids(List.copyOf(above)));
  }

  public static Json.Arr ids(List<EntryId> ids) {
    return Json.Arr.ofStrings(ids.stream().map(EntryId::hex).collect(Collectors.toList()));
  }

  /** JSON with single quotes. */
  public static Json.Obj json(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return (Json.Obj) Jcs.parse(bytes, 16).orThrow();
  }

  /** Everything that was accepted, as a server knows it. */
  public History history() {
    AsOf asOf =
        new AsOf(seq, Digest.sha256(), Digest.sha256(), new TreeSet<>(List.of("SEQUENCED")));
    return History.of(asOf, subject -> Optional.of(facet(subject)));
  }

  public Facet facet(Subject subject) {
    List<Sequenced> entries = facets.getOrDefault(subject, List.of());
    SortedMap<Long, Sequenced> elements = new TreeMap<>();
    entries.forEach(it -> elements.put((long) elements.size(), it));
    Optional<Digest> root = entries.isEmpty() ? Optional.empty() : Optional.of(Digest.sha256());
    return new Facet(subject, entries.size(), root, elements);
  }
}
