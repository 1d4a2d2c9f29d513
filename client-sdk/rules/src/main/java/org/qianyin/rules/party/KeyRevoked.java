package org.qianyin.rules.party;

import java.util.List;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.body.Read;

/**
 * {@code key.revoked}: removes keys of the acting party.
 *
 * @param keys 1–8 multikeys, ascending
 */
public record KeyRevoked(List<String> keys) {

  public static final String TYPE = "key.revoked";

  public KeyRevoked {
    keys = List.copyOf(keys);
  }

  public static KeyRevoked of(Entry entry) {
    return new KeyRevoked(Read.body(entry, TYPE).strings("keys"));
  }
}
