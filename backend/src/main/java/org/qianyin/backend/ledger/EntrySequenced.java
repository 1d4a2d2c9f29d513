package org.qianyin.backend.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.leaf.Leaves;

/**
 * An entry got its place in the log. Sent inside the sequencer's transaction: what a listener
 * writes is there exactly if the entry is. A projection is a function of these events alone.
 *
 * @param entry with its seq; never an {@code index.head}
 * @param logTime time of the head that covers it (ledger specification §5)
 * @param published fields of its {@code doc} that were opened to the public, by name; one that its
 *     type does not publish, or that has not the form of its name, counts as withheld
 */
public record EntrySequenced(Sequenced entry, Instant logTime, Map<String, Json> published) {

  public EntrySequenced {
    published = publishable(entry.entry(), published);
  }

  /** Nothing that an opening says may stop the sequencer, or reach a reader unchecked. */
  private static Map<String, Json> publishable(Entry entry, Map<String, Json> opened) {
    Leaves leaves = Leaves.of(entry);
    Map<String, Json> fit = new TreeMap<>(opened);
    fit.entrySet().removeIf(leaf -> leaves.publishable(leaf.getKey(), leaf.getValue()).isPresent());
    return Map.copyOf(fit);
  }
}
