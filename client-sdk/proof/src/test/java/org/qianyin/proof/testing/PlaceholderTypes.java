package org.qianyin.proof.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.qianyin.proof.entry.Authority;
import org.qianyin.proof.entry.EntryType;
import org.qianyin.proof.entry.EntryTypes;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;

/**
 * The types of version 9001 that stand for works and licences in the golden vectors (their README),
 * on top of other types. Never in production.
 */
public final class PlaceholderTypes implements EntryTypes {

  /** The version that all placeholders have. */
  public static final long VERSION = 9001;

  private static final Map<String, EntryType> TYPES =
      Map.of(
          "work.registered", PlaceholderType.workRegistered(),
          "license.granted", PlaceholderType.licenseGranted(),
          "license.terminated", PlaceholderType.licenseTerminated());

  private final EntryTypes others;

  private PlaceholderTypes(EntryTypes others) {
    this.others = others;
  }

  /** The placeholders, and whatever {@code others} know. */
  public static EntryTypes and(EntryTypes others) {
    return new PlaceholderTypes(others);
  }

  /** The placeholders and {@code journal.committed}, without any rule on authority. */
  public static EntryTypes withJournal() {
    return and(new JournalOnly());
  }

  @Override
  public Optional<EntryType> find(String type, long v) {
    return v == VERSION ? Optional.ofNullable(TYPES.get(type)) : others.find(type, v);
  }

  @Override
  public Authority authority(
      Sequenced entry, Instant latest, Function<PartyId, Optional<List<Sequenced>>> keyFacets) {
    return others.authority(entry, latest, keyFacets);
  }

  /** {@code journal.committed} v 1: {@code commit} hex, {@code via?}. */
  private record JournalOnly() implements EntryTypes {
    @Override
    public Optional<EntryType> find(String type, long v) {
      return type.equals("journal.committed") && v == 1
          ? Optional.of(PlaceholderType.journalCommitted())
          : Optional.empty();
    }

    @Override
    public Authority authority(
        Sequenced entry, Instant latest, Function<PartyId, Optional<List<Sequenced>>> keyFacets) {
      throw new UnsupportedOperationException("these types say nothing of authority");
    }
  }
}
