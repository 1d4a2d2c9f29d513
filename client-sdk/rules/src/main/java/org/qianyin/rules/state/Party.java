package org.qianyin.rules.state;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.PartyId;

/**
 * A party as its {@code keys} facet makes it (ledger specification §2).
 *
 * @param kind {@code person org agent operator}
 * @param keys current keys by multikey
 * @param next SHA-256 of the multikeys that may rotate them
 */
public record Party(String kind, SortedMap<String, Key> keys, SortedSet<Digest> next) {

  /**
   * A key as it was registered.
   *
   * @param alg the one algorithm that it signs with
   * @param custodian who holds it for the party
   */
  public record Key(String alg, Optional<PartyId> custodian) {}

  /** The kind of the party that runs the ledger. */
  public static final String OPERATOR = "operator";

  public Party {
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    next = Collections.unmodifiableSortedSet(new TreeSet<>(next));
  }
}
