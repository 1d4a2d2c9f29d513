package org.qianyin.proof.entry;

import java.util.SortedSet;
import org.qianyin.proof.data.Refusal;

/** On what the authority of an entry's keys rests (ledger specification §11). */
public sealed interface Authority {

  /** {@code party.registered}: the entry brings its own keys. */
  record Self() implements Authority {}

  /** The complete keys facets of every signer, folded before this entry. */
  record Full() implements Authority {}

  /**
   * As {@link Full}, but a key that was used is held by somebody else.
   *
   * @param custodians who hold them, ascending
   */
  record Custodial(SortedSet<PartyId> custodians) implements Authority {}

  /**
   * A keys facet that is needed is not in the bundle: the answer rests on the replay, or on
   * nothing.
   */
  record Unproven(PartyId party) implements Authority {}

  /** A signer code of ledger specification §2, or {@code KEYS_FOLD}. */
  record Refused(Refusal refusal) implements Authority {}
}
