package org.qianyin.proof.entry;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;

/**
 * {@code index.head}, the one type that {@code proof} knows: {@code {"map","prev","rules","size"}}
 * (ledger specification §5).
 */
final class HeadType implements EntryType {

  static final String NAME = "index.head";
  static final long VERSION = 1;
  static final EntryType INSTANCE = new HeadType();

  private HeadType() {}

  @Override
  public Optional<Refusal> check(Entry entry) {
    Json.Obj body = entry.body();
    boolean holds =
        body.members().size() == 4
            && body.members().get("map") instanceof Json.Str map
            && Digest.isHex(map.value())
            && isAtLeast(body, "prev", -1)
            && isAtLeast(body, "rules", 1)
            && isAtLeast(body, "size", 1);
    return holds
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "BAD_BODY",
                "index.head: want map (64 hex), prev (-1 or more), rules and size (1 or more)"));
  }

  @Override
  public SortedSet<Subject> subjects(Entry entry) {
    return Collections.unmodifiableSortedSet(new TreeSet<>());
  }

  private static boolean isAtLeast(Json.Obj body, String name, long least) {
    return body.members().get(name) instanceof Json.Int number && number.value() >= least;
  }
}
