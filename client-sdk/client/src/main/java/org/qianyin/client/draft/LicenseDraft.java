package org.qianyin.client.draft;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.scope.Scope;
import org.qianyin.rules.vocabulary.Use;

/**
 * A licence that a licensor means to grant ({@code license.granted}, bodies-v1 part 4).
 *
 * @param works 1–16
 * @param ancestors all works above these by {@code partOf} or {@code versionOf}
 * @param scope what may be done; one that a single body can write
 * @param subjectTo earlier licences beside which this one stands
 */
public record LicenseDraft(
    SortedSet<EntryId> works,
    SortedSet<EntryId> ancestors,
    PartyId licensee,
    Scope scope,
    SortedSet<EntryId> subjectTo) {
  public static final String TYPE = "license.granted";

  public LicenseDraft {
    if (works.isEmpty() || works.size() > 16) {
      throw new IllegalArgumentException("works: want 1–16, got " + works.size());
    }
  }

  /**
   * The body.
   *
   * @throws IllegalStateException if one body cannot write the scope: grant it in several licences
   */
  public Json.Obj body() {
    SortedMap<String, Json> body = new TreeMap<>();
    body.put("works", ids(works));
    body.put("licensee", new Json.Str(licensee.toString()));
    body.put(
        "scope",
        scope
            .toJson()
            .orElseThrow(
                () -> new IllegalStateException("scope: one body cannot write it; split it")));
    body.put("vocabulary", Json.Obj.of(Map.of("uses", new Json.Int(Use.VOCABULARY))));
    if (!ancestors.isEmpty()) {
      body.put("ancestors", ids(ancestors));
    }
    if (!subjectTo.isEmpty()) {
      body.put("subjectTo", ids(subjectTo));
    }
    return new Json.Obj(body);
  }

  private static Json ids(SortedSet<EntryId> ids) {
    return Json.Arr.ofStrings(List.copyOf(ids.stream().map(EntryId::hex).toList()));
  }
}
