package org.qianyin.rules.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.scope.Box;
import org.qianyin.rules.scope.Scope;
import org.qianyin.rules.scope.Window;

/**
 * A licence and what became of it.
 *
 * @param id of the entry that made it
 * @param seq of the entry that made it
 * @param works what it is about, ascending
 * @param ancestors all works above these that are not among them, ascending
 * @param x rights that it posts to {@code /x/} facets, ascending
 * @param n rights that it posts to {@code /n/} facets, ascending
 * @param futureParts whether parts registered after it are covered
 * @param subjectTo older licences beside which it stands
 * @param parent licence under which it is a sublicence
 * @param ends when it ends before its window does, because it was terminated
 */
public record License(
    EntryId id,
    long seq,
    PartyId licensor,
    PartyId licensee,
    List<EntryId> works,
    List<EntryId> ancestors,
    List<String> x,
    List<String> n,
    Scope scope,
    boolean futureParts,
    Set<EntryId> subjectTo,
    Optional<EntryId> parent,
    Optional<Instant> ends) {

  public License {
    works = List.copyOf(works);
    ancestors = List.copyOf(ancestors);
    x = List.copyOf(x);
    n = List.copyOf(n);
    subjectTo = Set.copyOf(subjectTo);
  }

  /** What it covers while it is alive: its box, cut off where it was terminated. */
  public Optional<Box> alive() {
    Window window = scope.box().window();
    return ends.map(window::until).orElse(Optional.of(window)).map(scope.box()::during);
  }

  /**
   * Whether it covers a work: one that it names, or one below these that was registered before it
   * (or later, with {@code futureParts}).
   */
  public boolean covers(Work work) {
    return works.contains(work.id())
        || (work.above().stream().anyMatch(works::contains) && (futureParts || work.seq() < seq));
  }

  /** This licence, ended at {@code instant}. */
  public License endAt(Instant instant) {
    return new License(
        id,
        seq,
        licensor,
        licensee,
        works,
        ancestors,
        x,
        n,
        scope,
        futureParts,
        subjectTo,
        parent,
        Optional.of(instant));
  }
}
