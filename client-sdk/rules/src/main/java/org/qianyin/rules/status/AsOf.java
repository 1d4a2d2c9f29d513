package org.qianyin.rules.status;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Verdict;
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

  /** The checkpoint of a verdict, if it and its head were proven; what was waived adds no level. */
  static Optional<AsOf> of(Verdict verdict) {
    TreeSet<String> levels = new TreeSet<>();
    add(levels, verdict, CheckName.CHECKPOINT, "SEQUENCED");
    add(levels, verdict, CheckName.WITNESSES, "COSIGNED");
    add(levels, verdict, CheckName.REPLAY, "AUDITED");
    add(levels, verdict, CheckName.ANCHOR, "ANCHORED");
    add(levels, verdict, CheckName.STAMP, "STAMPED");
    return verdict
        .checkpoint()
        .flatMap(checkpoint ->
            verdict
                .head()
                .map(head -> new AsOf(checkpoint.size(), checkpoint.root(), head.map(), levels)));
  }

  private static void add(TreeSet<String> levels, Verdict verdict, CheckName check, String level) {
    boolean passed =
        verdict.findings(check).stream()
            .anyMatch(it ->
                it.outcome() instanceof Check.Passed passing
                    && !passing.evidence().contains(Check.WAIVED));
    if (passed) {
      levels.add(level);
    }
  }
}
