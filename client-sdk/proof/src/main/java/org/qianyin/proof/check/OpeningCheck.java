package org.qianyin.proof.check;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.Check;
import org.qianyin.proof.CheckName;
import org.qianyin.proof.Finding;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Sequenced;

/**
 * Check {@code opening}, each: fields that an entry of this bundle has committed to in {@code doc}.
 */
final class OpeningCheck {

  private OpeningCheck() {}

  static boolean hasOpening(Examination examination) {
    return !examination.bundle().openings().isEmpty();
  }

  static List<Finding> decide(Examination examination) {
    return examination.bundle().openings().stream()
        .map(opening ->
            new Finding(CheckName.OPENING, opening.entry().hex(), decide(examination, opening)))
        .toList();
  }

  private static Check decide(Examination examination, Disclosure opening) {
    Optional<Digest> doc = entry(examination, opening.entry()).flatMap(Entry::doc);
    if (doc.isEmpty()) {
      return Check.failed(
          "OPENING_ENTRY", "opening: no entry of this bundle has that id and a doc");
    }
    return opening.check(doc.get()).map(Check::failed).orElse(Check.passed());
  }

  private static Optional<Entry> entry(Examination examination, EntryId id) {
    if (examination.entry().id().equals(id)) {
      return Optional.of(examination.entry());
    }
    return examination.proven().values().stream()
        .flatMap(proven -> proven.elements().stream())
        .map(Sequenced::entry)
        .filter(entry -> entry.id().equals(id))
        .findFirst();
  }
}
