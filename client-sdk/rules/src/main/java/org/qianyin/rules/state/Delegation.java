package org.qianyin.rules.state;

import java.time.Instant;
import java.util.Set;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

/**
 * What a party lets another one sign in its place (ledger specification §2).
 *
 * @param from who delegates
 * @param to the delegate
 * @param types entry types
 * @param until exclusive, against log time
 * @param works the only works; empty = any entry of these types
 * @param revoked whether it was taken back
 */
public record Delegation(
    PartyId from,
    PartyId to,
    Set<String> types,
    Instant until,
    Set<EntryId> works,
    boolean revoked) {

  public Delegation {
    types = Set.copyOf(types);
    works = Set.copyOf(works);
  }

  /** This delegation, taken back. */
  public Delegation revoke() {
    return new Delegation(from, to, types, until, works, true);
  }
}
