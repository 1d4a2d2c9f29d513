package org.qianyin.rules.party;

import java.time.Instant;
import java.util.List;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;

/**
 * {@code delegation.granted}: {@code to} may sign entries of these types in the place of the acting
 * party.
 *
 * @param types 1–16, ascending
 * @param until exclusive, against log time
 * @param works ascending; empty = not limited to works
 */
public record DelegationGranted(
    PartyId to, List<String> types, Instant until, List<EntryId> works) {

  public static final String TYPE = "delegation.granted";

  public DelegationGranted {
    types = List.copyOf(types);
    works = List.copyOf(works);
  }

  public static DelegationGranted of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new DelegationGranted(
        Read.party(body, "to"),
        body.strings("types"),
        Read.time(body, "until"),
        Read.ids(body, "works"));
  }
}
