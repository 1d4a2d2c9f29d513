package org.qianyin.rules.act;

import java.util.List;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.scope.Scope;

/**
 * A licence that would be accepted in the place of a refused one (domain specification 4.8).
 *
 * @param works ascending
 * @param subjectTo older licences that it must name, ascending
 */
public record Remainder(List<EntryId> works, Scope scope, List<EntryId> subjectTo) {

  public Remainder {
    works = List.copyOf(works);
    subjectTo = List.copyOf(subjectTo);
  }
}
