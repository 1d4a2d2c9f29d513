package org.qianyin.proof.entry;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Refusal;

/** The rules on the list of signatures that need no key: {@code BAD_SIGS}. */
final class SigLines {

  private SigLines() {}

  static Optional<Refusal> check(Entry entry) {
    List<Entry.Sig> sigs = entry.sigs();
    if (entry.isHead() != sigs.isEmpty()) {
      return bad(entry.isHead() ? "want none in index.head" : "want 1-8, got none");
    }
    for (int i = 1; i < sigs.size(); i++) {
      if (sigs.get(i - 1).key().compareTo(sigs.get(i).key()) >= 0) {
        return bad("want strictly ascending keys, broken at line " + i);
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> bad(String detail) {
    return Optional.of(Refusal.of("BAD_SIGS", "member sigs: " + detail));
  }
}
