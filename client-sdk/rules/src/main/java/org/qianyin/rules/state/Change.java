package org.qianyin.rules.state;

import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

/** One thing that an accepted entry changes in the state, beside its id and its subjects. */
public sealed interface Change {

  /** The keys of a party are these now; its first such change registers it. */
  record PartyKeys(PartyId id, Party party) implements Change {}

  /** A multikey belongs to a party, for ever. */
  record KeyBound(String key, PartyId party) implements Change {}

  record Delegated(EntryId id, Delegation delegation) implements Change {}

  record Committed(Digest commit, PartyId by) implements Change {}

  /** A party registered these bytes. */
  record ContentClaimed(Digest content, PartyId by) implements Change {}

  /** A work is this now; its first such change registers it. */
  record WorkIs(Work work) implements Change {}

  /** A licence is this now; its first such change grants it. */
  record LicenseIs(License license) implements Change {}
}
