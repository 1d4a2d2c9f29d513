package org.qianyin.backend.ledger;

import java.time.Instant;
import java.util.Map;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Sequenced;

/**
 * An entry got its place in the log. Sent inside the sequencer's transaction: what a listener
 * writes is there exactly if the entry is. A projection is a function of these events alone.
 *
 * @param entry with its seq; never an {@code index.head}
 * @param logTime time of the head that covers it (ledger specification §5)
 * @param published fields of its {@code doc} that were opened to the public, by name
 */
public record EntrySequenced(Sequenced entry, Instant logTime, Map<String, Json> published) {

  public EntrySequenced {
    published = Map.copyOf(published);
  }
}
