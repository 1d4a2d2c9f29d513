package org.qianyin.rules.party;

import java.util.List;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.body.Read;

/**
 * {@code party.registered}.
 *
 * @param kind {@code person org agent operator}
 * @param keys 1–8, ascending by key
 * @param next 0–4 SHA-256 of the multikeys that may rotate these, ascending
 */
public record PartyRegistered(String kind, List<ListedKey> keys, List<Digest> next) {

  public static final String TYPE = "party.registered";

  public PartyRegistered {
    keys = List.copyOf(keys);
    next = List.copyOf(next);
  }

  public static PartyRegistered of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new PartyRegistered(
        body.string("kind"), ListedKey.list(body), Read.hashes(body, "next"));
  }
}
