package org.qianyin.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryTypes;
import org.qianyin.rules.act.Ruling;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.dispute.DisputeTypes;
import org.qianyin.rules.license.LicenseRules;
import org.qianyin.rules.license.LicenseTypes;
import org.qianyin.rules.money.MoneyTypes;
import org.qianyin.rules.party.PartyRules;
import org.qianyin.rules.party.PartyTypes;
import org.qianyin.rules.record.RecordTypes;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Signers;
import org.qianyin.rules.state.State;
import org.qianyin.rules.title.TitleTypes;
import org.qianyin.rules.work.WorkRules;
import org.qianyin.rules.work.WorkTypes;

/** The rules of version 1. */
public final class Rules {

  private static final Map<String, BodyType> BODIES = new TreeMap<>();
  private static final RuleBook BOOK;

  static {
    Stream.of(
            PartyTypes.ALL,
            WorkTypes.ALL,
            LicenseTypes.ALL,
            TitleTypes.ALL,
            DisputeTypes.ALL,
            MoneyTypes.ALL,
            RecordTypes.ALL)
        .flatMap(Collection::stream)
        .forEach(type -> BODIES.put(type.name(), type));
    BOOK = versionOne();
  }

  private Rules() {}

  /** The entry types of version 1 (bodies-v1 specification §4). */
  public static EntryTypes types() {
    return BOOK;
  }

  /** The types of version 1 with the rules that are built. */
  public static RuleBook book() {
    return BOOK;
  }

  /**
   * Decides by the rules of version 1 whether an entry is valid at a place in the log (ledger
   * specification §2).
   *
   * @param state after the entries {@code [0, seq)}
   * @param seq index of the leaf
   * @param logTime time of the first head after the entry
   * @param entry its signatures verified; no {@code index.head}
   */
  public static Ruling apply(State state, long seq, Instant logTime, Entry entry) {
    return BOOK.apply(state, seq, logTime, entry);
  }

  /** Names of all types that have a body in version 1, ascending. */
  public static List<String> typeNames() {
    return List.copyOf(BODIES.keySet());
  }

  /** The type of version 1 with this name, such as {@code license.granted}. */
  public static Optional<BodyType> type(String name) {
    return Optional.ofNullable(BODIES.get(name));
  }

  /**
   * Who must sign an entry.
   *
   * @param entry of a type of version 1; its signatures are not read
   */
  public static Signers signers(Entry entry) {
    return type(entry.type())
        .orElseThrow(() -> new IllegalArgumentException("type: no rules for " + entry.type()))
        .signers(entry.by(), entry.body());
  }

  private static RuleBook versionOne() {
    Map<String, TypeRules> built = new HashMap<>();
    List.of(PartyRules.ALL, WorkRules.ALL, LicenseRules.ALL).forEach(built::putAll);
    RuleBook book = RuleBook.empty();
    for (BodyType type : BODIES.values()) {
      book =
          book.with(
              type.name(),
              1,
              new RuleBook.Chapter(
                  type, Rules::signers, Optional.ofNullable(built.get(type.name()))));
    }
    return book;
  }
}
