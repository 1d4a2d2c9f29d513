package org.qianyin.rules.act;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.body.Read;
import org.qianyin.rules.body.SignedScope;
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

  /** The members that a body would have; empty if one body cannot write the scope. */
  public Optional<Json.Obj> toJson() {
    return scope
        .toJson()
        .map(written -> {
          Json.Obj members = Json.Obj.of(Map.of("works", ids(works), "scope", written));
          return subjectTo.isEmpty() ? members : members.with("subjectTo", ids(subjectTo));
        });
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Remainder of(Json.Obj members) {
    try {
      return new Remainder(
          Read.ids(members, "works"),
          Scope.of(SignedScope.of(members.object("scope"))),
          Read.ids(members, "subjectTo"));
    } catch (IllegalStateException | DateTimeException e) {
      throw new IllegalArgumentException("remainder: want works, scope, subjectTo", e);
    }
  }

  private static Json ids(List<EntryId> ids) {
    return Json.Arr.ofStrings(ids.stream().map(EntryId::hex).toList());
  }
}
