package org.qianyin.rules.work;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.state.State;
import org.qianyin.rules.state.Work;

/** Who may dispose of works (domain specification 4.5). */
public final class Titles {

  private Titles() {}

  /**
   * Whether the acting party may dispose of works and of everything below them: it owns each of
   * them, all co-owners consent, and each owner holds the rights.
   *
   * @param works known ones
   * @param rights legal rights that are disposed of
   * @return all of {@code NO_TITLE}, {@code OWNER_SIGNATURE_MISSING}, {@code WITHDRAWN}, {@code
   *     NOT_YET_SUPPORTED} that apply, each once, in this order
   */
  public static List<Refusal> disposal(
      State state, Act act, Collection<EntryId> works, Collection<String> rights) {
    List<Refusal> reasons = new ArrayList<>();
    List<Work> covered = withParts(state, works);
    covered.stream()
        .flatMap(work -> noTitle(act, work, rights).stream())
        .findFirst()
        .ifPresent(reasons::add);
    covered.stream()
        .flatMap(work -> unsigned(act, work).stream())
        .findFirst()
        .ifPresent(reasons::add);
    works.stream().flatMap(id -> withdrawn(state, id).stream()).findFirst().ifPresent(reasons::add);
    return reasons;
  }

  /**
   * Whether the acting party and all co-owners stand behind a statement about one work.
   *
   * @return {@code NO_TITLE}, {@code OWNER_SIGNATURE_MISSING} or {@code NOT_YET_SUPPORTED}
   */
  static List<Refusal> statement(Act act, Work work) {
    List<Refusal> reasons = new ArrayList<>();
    noTitle(act, work, List.of()).ifPresent(reasons::add);
    unsigned(act, work).ifPresent(reasons::add);
    return reasons;
  }

  /** Owners of a work who do not speak in this act, ascending. */
  static SortedSet<PartyId> silent(Act act, Work work) {
    SortedSet<PartyId> silent = new TreeSet<>(work.owners().keySet());
    silent.removeAll(act.consenting());
    return silent;
  }

  private static Optional<Refusal> noTitle(Act act, Work work, Collection<String> rights) {
    if (!work.owners().containsKey(act.by())) {
      return Optional.of(
          Refusal.of(
              "NO_TITLE",
              "by: " + act.by() + " is no owner of work " + work.id() + "; let an owner act"));
    }
    return rights.stream()
        .filter(right -> !work.rights().contains(right))
        .findFirst()
        .map(right ->
            Refusal.of(
                "NO_TITLE", "rights: the owners of work " + work.id() + " do not hold " + right));
  }

  private static Optional<Refusal> unsigned(Act act, Work work) {
    SortedSet<PartyId> silent = silent(act, work);
    if (silent.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        work.unanimous()
            ? Refusal.of(
                "OWNER_SIGNATURE_MISSING",
                "cosigners: owners of work "
                    + work.id()
                    + " have not signed: "
                    + silent
                    + "; add them and their signatures")
            : Refusal.of(
                "NOT_YET_SUPPORTED",
                "coOwnership: work "
                    + work.id()
                    + " is owned by majority or agent; until that is built all owners sign: "
                    + silent));
  }

  private static Optional<Refusal> withdrawn(State state, EntryId id) {
    Work work = state.work(id).orElseThrow();
    List<EntryId> line = new ArrayList<>(work.above());
    line.add(0, id);
    return line.stream()
        .filter(it -> state.work(it).map(Work::withdrawn).orElse(false))
        .findFirst()
        .map(it ->
            Refusal.of(
                "WITHDRAWN", "works: " + it + " was withdrawn; it takes no new dispositions"));
  }

  private static List<Work> withParts(State state, Collection<EntryId> works) {
    List<Work> covered = new ArrayList<>();
    Deque<Work> open = new ArrayDeque<>();
    works.forEach(id -> state.work(id).ifPresent(open::add));
    while (!open.isEmpty()) {
      Work work = open.removeFirst();
      covered.add(work);
      open.addAll(state.parts(work.id()));
    }
    return covered;
  }
}
