package org.qianyin.backend.parties;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.entry.EntryId;

/**
 * A party as the log tells it.
 *
 * @param seq of its registration
 * @param name as published; persons do not publish theirs
 * @param keys current ones, in the order of the log's entry
 */
record Party(EntryId id, long seq, String kind, Optional<String> name, List<Key> keys) {

  /**
   * @param alg algorithm
   * @param key multikey
   * @param custodian who holds it, if not the party
   */
  record Key(String alg, String key, @Nullable String custodian) {}
}
