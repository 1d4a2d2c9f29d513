package org.qianyin.proof.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The entry types that a verifier knows. {@code proof} itself knows {@code index.head} only; {@code
 * rules} brings those of version 1.
 */
public interface EntryTypes {

  /** The rules for one (type, v); empty means {@code UNKNOWN_TYPE}. */
  Optional<EntryType> find(String type, long v);

  /**
   * Decides whether the keys that signed {@code entry} may speak for its required signers, from
   * {@code party:…/keys} facets alone (ledger specification §2, check "authority" of §11).
   *
   * @param entry with all its signatures verified
   * @param latest no later than this was the entry's log time: the time of a head behind it. What
   *     may have run out by then is not proven to have stood
   * @param keyFacets gives, for a party, its complete {@code keys} facet in log order, or empty if
   *     the bundle does not prove it complete
   */
  Authority authority(
      Sequenced entry, Instant latest, Function<PartyId, Optional<List<Sequenced>>> keyFacets);
}
