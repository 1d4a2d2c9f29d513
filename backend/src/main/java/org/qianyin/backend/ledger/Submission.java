package org.qianyin.backend.ledger;

import java.util.List;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.Entry;

/**
 * An entry that passed every check that needs no state, with what its sender opens to the public.
 *
 * @param entry with all signatures verified
 * @param openings of {@code doc} leaves, each checked against the entry (ledger specification §10)
 */
public record Submission(Entry entry, List<Disclosure> openings) {
  public Submission {
    openings = List.copyOf(openings);
  }
}
