package org.qianyin.proof.check;

import java.util.List;
import org.qianyin.proof.Check;
import org.qianyin.proof.ProvenSubject;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Sequenced;

/** Checks {@code completeness} and {@code validity}. */
final class ValidityChecks {

  private ValidityChecks() {}

  /** Inclusion in the map is proven; that the map omits nothing rests on those who replay it. */
  static Check completeness(Examination examination) {
    return CosignerChecks.replayed(examination).orElse(unaudited());
  }

  /**
   * Inclusion in the log is not validity: a VOID entry has a perfect inclusion proof, but the index
   * lists it nowhere.
   */
  static Check validity(Examination examination) {
    List<ProvenSubject> own =
        examination.proven().values().stream()
            .filter(proven -> examination.entry().subjects().contains(proven.subject()))
            .toList();
    for (ProvenSubject proven : own) {
      if (proven.isWhole() && !lists(examination, proven)) {
        return Check.failed("INDEX_OMITS", proven.subject() + " does not list the entry");
      }
    }
    if (own.stream().noneMatch(proven -> lists(examination, proven))) {
      return Check.unknown("VALIDITY_UNPROVEN", "no subject of the entry is shown to list it");
    }
    return CosignerChecks.replayed(examination).orElse(unaudited());
  }

  private static boolean lists(Examination examination, ProvenSubject proven) {
    long seq = examination.inclusion().index();
    Digest leaf = examination.entry().leafHash();
    for (Sequenced element : proven.elements()) {
      if (element.seq() == seq && element.entry().leafHash().equals(leaf)) {
        return true;
      }
    }
    return false;
  }

  private static Check unaudited() {
    return Check.unknown("INDEX_UNAUDITED", "nobody of the policy has replayed the log");
  }
}
