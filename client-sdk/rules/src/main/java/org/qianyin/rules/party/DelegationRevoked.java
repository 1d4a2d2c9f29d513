package org.qianyin.rules.party;

import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;

/**
 * {@code delegation.revoked}.
 *
 * @param to the delegate, repeated from the delegation
 */
public record DelegationRevoked(EntryId delegation, PartyId to) {

  public static final String TYPE = "delegation.revoked";

  public static DelegationRevoked of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new DelegationRevoked(Read.id(body, "delegation"), Read.party(body, "to"));
  }
}
