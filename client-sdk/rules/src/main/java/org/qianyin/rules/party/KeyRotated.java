package org.qianyin.rules.party;

import java.util.List;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.body.Read;

/**
 * {@code key.rotated}: replaces keys and {@code next} of the acting party.
 *
 * @param keys 1–8, ascending by key
 * @param next 0–4 SHA-256 of multikeys, ascending
 */
public record KeyRotated(List<ListedKey> keys, List<Digest> next) {

  public static final String TYPE = "key.rotated";

  public KeyRotated {
    keys = List.copyOf(keys);
    next = List.copyOf(next);
  }

  public static KeyRotated of(Entry entry) {
    Json.Obj body = Read.body(entry, TYPE);
    return new KeyRotated(ListedKey.list(body), Read.hashes(body, "next"));
  }
}
