package org.qianyin.proof.index;

import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;

/** What the map is said to hold for one subject. */
public sealed interface MapClaim {

  /**
   * The subject has entries.
   *
   * @param count how many, at least 1
   * @param root root of its {@link SubjectLog}
   */
  record Present(long count, Digest root) implements MapClaim {
    public Present {
      if (count < 1) {
        throw new IllegalArgumentException("count: want >= 1, got " + count);
      }
    }
  }

  /** The subject has none. */
  record Absent() implements MapClaim {}

  /**
   * A claim as it is written down: a root if and only if the count is not 0.
   *
   * @return the claim, or {@code MAP_CLAIM}
   */
  static Outcome<MapClaim> of(long count, Optional<Digest> root) {
    if (count < 0 || root.isPresent() != (count > 0)) {
      return Outcome.refused("MAP_CLAIM", "map claim: want a root if and only if count >= 1");
    }
    return Outcome.ok(root.isPresent() ? new Present(count, root.get()) : new Absent());
  }
}
