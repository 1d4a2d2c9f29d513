package org.qianyin.rules.work;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;

/**
 * {@code work.withdrawn}: no new dispositions; licences go on.
 *
 * @param reason {@code ERROR MERGED OWNER_REQUEST}
 */
public record WorkWithdrawn(
    EntryId work, String reason, Optional<EntryId> successor, List<PartyId> cosigners) {

  public static final String TYPE = "work.withdrawn";

  public static WorkWithdrawn of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new WorkWithdrawn(
        Read.id(body, "work"),
        body.string("reason"),
        Read.optionalId(body, "successor"),
        Read.parties(body, "cosigners"));
  }
}
