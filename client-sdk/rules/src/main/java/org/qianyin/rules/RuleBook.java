package org.qianyin.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Authority;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.EntryType;
import org.qianyin.proof.entry.EntryTypes;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.Ruling;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.party.KeyAuthority;
import org.qianyin.rules.schema.Signers;
import org.qianyin.rules.state.State;

/**
 * Entry types with the rules by which they are judged. {@link Rules} has those of version 1; tests
 * add others. Immutable.
 */
public final class RuleBook implements EntryTypes {

  /**
   * All about one (type, v).
   *
   * @param type what it means to the envelope
   * @param signers who must sign it
   * @param rules when it is valid; empty while that is not built: {@code NOT_YET_SUPPORTED}
   */
  public record Chapter(
      EntryType type, Function<Entry, Signers> signers, Optional<TypeRules> rules) {}

  private final Map<String, Chapter> chapters;

  private RuleBook(Map<String, Chapter> chapters) {
    this.chapters = Map.copyOf(chapters);
  }

  static RuleBook empty() {
    return new RuleBook(Map.of());
  }

  /** This book and one more type, in the place of the one that was there. */
  public RuleBook with(String type, long v, Chapter chapter) {
    Map<String, Chapter> more = new TreeMap<>(chapters);
    more.put(key(type, v), chapter);
    return new RuleBook(more);
  }

  @Override
  public Optional<EntryType> find(String type, long v) {
    return Optional.ofNullable(chapters.get(key(type, v))).map(Chapter::type);
  }

  /**
   * Decides whether an entry is valid at a place in the log (ledger specification §2). Pure: the
   * same arguments give the same ruling, everywhere and for ever.
   *
   * @param state after the entries {@code [0, seq)}
   * @param seq index of the leaf
   * @param logTime time of the first head after the entry
   * @param entry of a type of this book, its signatures verified; no {@code index.head}
   */
  public Ruling apply(State state, long seq, Instant logTime, Entry entry) {
    Chapter chapter = chapter(entry);
    GeneralRules general =
        new GeneralRules(
            state, seq, logTime, entry, chapter.signers().apply(entry), chapter.rules());
    Optional<Refusal> broken = general.firstBroken();
    if (broken.isPresent()) {
      return new Ruling.Refused(Findings.of(broken.get()));
    }
    if (chapter.rules().isEmpty()) {
      return new Ruling.Refused(
          Findings.of(
              "NOT_YET_SUPPORTED", "type: the rules of " + entry.type() + " are not built"));
    }
    Act act = new Act(seq, logTime, entry, general.consenting());
    TypeRules rules = chapter.rules().get();
    Findings findings = rules.judge(state, act);
    return findings.isNone()
        ? new Ruling.Applied(entry, entry.subjects(), rules.changes(state, act))
        : new Ruling.Refused(findings);
  }

  @Override
  public Authority authority(
      Sequenced entry, Instant latest, Function<PartyId, Optional<List<Sequenced>>> keyFacets) {
    Signers signers = chapter(entry.entry()).signers().apply(entry.entry());
    return KeyAuthority.of(entry, latest, signers.others(), worksOf(entry.entry()), keyFacets);
  }

  /** The works of an entry, for a delegation limited to works (bodies specification §1). */
  static List<EntryId> worksOf(Entry entry) {
    if (entry.body().has("works")) {
      return entry.body().strings("works").stream().map(EntryId::ofHex).toList();
    }
    String member = entry.type().equals("work.related") ? "from" : "work";
    return entry.body().has(member)
        ? List.of(EntryId.ofHex(entry.body().string(member)))
        : List.of();
  }

  private Chapter chapter(Entry entry) {
    Chapter chapter = chapters.get(key(entry.type(), entry.version()));
    if (chapter == null) {
      throw new IllegalArgumentException(entry + ": no rules for its type and version");
    }
    return chapter;
  }

  private static String key(String type, long v) {
    return type + " " + v;
  }
}
