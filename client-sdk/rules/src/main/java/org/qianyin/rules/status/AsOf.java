package org.qianyin.rules.status;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.data.Digest;

/**
 * The checkpoint up to which a history reaches.
 *
 * @param size of the log
 * @param root of the log
 * @param map root of the subject map in its last head
 * @param levels evidence that is attached, such as {@code SEQUENCED}, {@code ANCHORED} (ledger
 *     specification §7)
 */
public record AsOf(long size, Digest root, Digest map, SortedSet<String> levels) {

  public AsOf {
    levels = Collections.unmodifiableSortedSet(new TreeSet<>(levels));
  }
}
