package org.qianyin.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qianyin.proof.entry.Authority;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryType;
import org.qianyin.proof.entry.EntryTypes;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.dispute.DisputeTypes;
import org.qianyin.rules.license.LicenseTypes;
import org.qianyin.rules.money.MoneyTypes;
import org.qianyin.rules.party.PartyTypes;
import org.qianyin.rules.record.RecordTypes;
import org.qianyin.rules.schema.BodyType;
import org.qianyin.rules.schema.Signers;
import org.qianyin.rules.title.TitleTypes;
import org.qianyin.rules.work.WorkTypes;

/** The rules of version 1. */
public final class Rules {

  private static final Map<String, BodyType> BODIES = new TreeMap<>();

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
  }

  private Rules() {}

  /** The entry types of version 1 (bodies-v1 specification §4). */
  public static EntryTypes types() {
    return new VersionOne();
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

  private record VersionOne() implements EntryTypes {

    @Override
    public Optional<EntryType> find(String type, long v) {
      return v == 1 ? Optional.ofNullable(BODIES.get(type)) : Optional.empty();
    }

    @Override
    public Authority authority(
        Sequenced entry, Function<PartyId, Optional<List<Sequenced>>> keyFacets) {
      return entry
          .entry()
          .by()
          .<Authority>map(Authority.Unproven::new)
          .orElseGet(Authority.Self::new);
    }
  }
}
