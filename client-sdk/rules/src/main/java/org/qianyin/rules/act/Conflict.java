package org.qianyin.rules.act;

import java.util.List;
import java.util.Map;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Reason;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.scope.Box;

/**
 * A licence that blocks a new one (domain specification 4.1, 4.8).
 *
 * @param license the older licence
 * @param reasons why it blocks, ascending
 * @param works those works of the new licence that both cover, ascending
 * @param overlap where both boxes meet while the older one is alive
 */
public record Conflict(EntryId license, List<Reason> reasons, List<EntryId> works, Box overlap) {

  public Conflict {
    reasons = List.copyOf(reasons);
    works = List.copyOf(works);
  }

  /** As a problem shows it; {@code boxes} together are the overlap. */
  public Json.Obj toJson() {
    return Json.Obj.of(
        Map.of(
            "license",
            new Json.Str("license:" + license),
            "reasons",
            Json.Arr.ofStrings(reasons.stream().map(Reason::code).toList()),
            "works",
            Json.Arr.ofStrings(works.stream().map(work -> "work:" + work).toList()),
            "boxes",
            new Json.Arr(List.copyOf(overlap.toJson()))));
  }
}
