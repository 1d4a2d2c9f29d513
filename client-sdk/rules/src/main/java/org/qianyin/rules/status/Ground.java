package org.qianyin.rules.status;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.qianyin.proof.entry.EntryId;

/**
 * A reason of an answer, or a caution that goes with it.
 *
 * @param code stable, such as {@code EXPIRED}
 * @param entry the entry that it rests on
 * @param at the instant that it turns on
 */
public record Ground(String code, Optional<EntryId> entry, Optional<Instant> at)
    implements Comparable<Ground> {

  private static final Comparator<Ground> ORDER =
      Comparator.comparing(Ground::code)
          .thenComparing(it -> it.entry.map(EntryId::hex).orElse(""))
          .thenComparing(it -> it.at.orElse(Instant.MIN));

  static Ground of(String code) {
    return new Ground(code, Optional.empty(), Optional.empty());
  }

  static Ground of(String code, EntryId entry) {
    return new Ground(code, Optional.of(entry), Optional.empty());
  }

  static Ground of(String code, EntryId entry, Instant at) {
    return new Ground(code, Optional.of(entry), Optional.of(at));
  }

  @Override
  public int compareTo(Ground other) {
    return ORDER.compare(this, other);
  }
}
