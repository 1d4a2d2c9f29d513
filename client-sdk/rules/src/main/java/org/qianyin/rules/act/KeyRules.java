package org.qianyin.rules.act;

import java.util.Optional;
import java.util.SortedSet;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.state.State;

/** Rules of a type that makes, replaces or removes keys: it says itself which keys must sign. */
public interface KeyRules extends TypeRules {

  /**
   * Checks which keys signed.
   *
   * @return {@code SIGNER_MISSING}, {@code KEY_NOT_AUTHORISED}, or empty
   */
  Optional<Refusal> signatures(State state, Entry entry);

  /** The keys that belong to the party from now on, and to no other before ({@code KEY_BOUND}). */
  SortedSet<String> bound(Entry entry);
}
