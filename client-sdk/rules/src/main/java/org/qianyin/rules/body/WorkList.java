package org.qianyin.rules.body;

import java.util.List;
import java.util.stream.Stream;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;

/**
 * The works that an entry is about, with all works above them (bodies-v1 specification §2, {@code
 * W}).
 *
 * @param works 1–16, ascending
 * @param ancestors what stands above them by {@code partOf} or {@code versionOf}, ascending
 */
public record WorkList(List<EntryId> works, List<EntryId> ancestors) {

  public WorkList {
    works = List.copyOf(works);
    ancestors = List.copyOf(ancestors);
  }

  public static WorkList of(Json.Obj body) {
    return new WorkList(Read.ids(body, "works"), Read.ids(body, "ancestors"));
  }

  /** {@code W*}: works and ancestors. */
  public Stream<EntryId> all() {
    return Stream.concat(works.stream(), ancestors.stream());
  }
}
