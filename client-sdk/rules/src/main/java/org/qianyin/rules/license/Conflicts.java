package org.qianyin.rules.license;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qianyin.proof.data.Reason;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.act.Conflict;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.body.Exclusivity;
import org.qianyin.rules.scope.Box;
import org.qianyin.rules.state.License;
import org.qianyin.rules.state.State;
import org.qianyin.rules.state.Work;

/**
 * Which older licences stand against a new head grant (domain specification 4.1), for EXCLUSIVE and
 * NON_EXCLUSIVE ones. Only the facets of the granted works and of the works above them are read:
 * grants post to all ancestors, so a work's facet shows everything below it.
 */
final class Conflicts {

  private static final Reason EXISTING_EXCLUSIVE = new Reason("EXISTING_EXCLUSIVE");
  private static final Reason NOT_SUBJECT = new Reason("NOT_SUBJECT_TO_EXISTING");

  /** Licences that one detail names: an exclusive grant can meet thousands of older ones. */
  private static final int MOST_TOLD = 8;

  private final State state;
  private final License grant;
  private final boolean exclusive;

  private Conflicts(State state, License grant) {
    this.state = state;
    this.grant = grant;
    this.exclusive = grant.scope().exclusivity() == Exclusivity.EXCLUSIVE;
  }

  /**
   * @param grant as it would be, its works known
   * @return {@code EXISTING_EXCLUSIVE} and {@code NOT_SUBJECT_TO_EXISTING}, each once if at all,
   *     with every licence that blocks and what would be accepted instead
   */
  static Findings against(State state, License grant) {
    return new Conflicts(state, grant).find();
  }

  private Findings find() {
    List<Conflict> conflicts = new ArrayList<>();
    met().values().stream()
        .sorted(Comparator.comparingLong(met -> met.license.seq()))
        .flatMap(met -> conflict(met).stream())
        .forEach(conflicts::add);
    if (conflicts.isEmpty()) {
      return Findings.none();
    }
    List<Refusal> reasons = new ArrayList<>();
    reason(conflicts, EXISTING_EXCLUSIVE, "an exclusive licence stands in its way")
        .ifPresent(reasons::add);
    reason(conflicts, NOT_SUBJECT, "it must name the older licences beside which it would stand")
        .ifPresent(reasons::add);
    return new Findings(reasons, conflicts, Remainders.of(grant, conflicts));
  }

  private static Optional<Refusal> reason(List<Conflict> conflicts, Reason reason, String why) {
    List<EntryId> licenses =
        conflicts.stream()
            .filter(conflict -> conflict.reasons().contains(reason))
            .map(Conflict::license)
            .toList();
    return licenses.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal(reason, "scope: " + why + ": " + some(licenses)));
  }

  private static String some(List<EntryId> licenses) {
    int more = licenses.size() - MOST_TOLD;
    return more <= 0
        ? licenses.toString()
        : licenses.subList(0, MOST_TOLD) + " and " + more + " more";
  }

  /** Licences whose works meet those of the grant, with the granted works that both cover. */
  private Map<EntryId, Met> met() {
    Map<EntryId, Met> met = new TreeMap<>();
    for (EntryId id : grant.works()) {
      Work work = state.work(id).orElseThrow();
      on(id).forEach(license -> note(met, license, id));
      for (EntryId above : work.above()) {
        on(above).stream()
            .filter(license -> license.works().contains(above) && license.covers(work))
            .forEach(license -> note(met, license, id));
      }
    }
    return met;
  }

  private static void note(Map<EntryId, Met> met, License license, EntryId work) {
    met.computeIfAbsent(license.id(), id -> new Met(license, new TreeSet<>())).works.add(work);
  }

  /** The licences that post to a facet of this work which the grant can conflict with. */
  private List<License> on(EntryId work) {
    List<License> licenses = new ArrayList<>();
    SortedSet<String> rights = new TreeSet<>(grant.x());
    rights.addAll(grant.n());
    for (String right : rights) {
      licenses.addAll(state.licenses(work, true, right));
      if (exclusive) {
        licenses.addAll(state.licenses(work, false, right));
      }
    }
    return licenses;
  }

  private Optional<Conflict> conflict(Met met) {
    License older = met.license;
    List<Reason> reasons = reasons(older);
    if (reasons.isEmpty() || older.licensee().equals(grant.licensee())) {
      return Optional.empty();
    }
    Optional<Box> overlap = older.alive().flatMap(alive -> alive.intersect(grant.scope().box()));
    return overlap.map(box -> new Conflict(older.id(), reasons, List.copyOf(met.works), box));
  }

  /** The truth table of 4.1, ascending. */
  private List<Reason> reasons(License older) {
    List<Reason> reasons = new ArrayList<>();
    if (older.scope().exclusivity() == Exclusivity.EXCLUSIVE) {
      reasons.add(EXISTING_EXCLUSIVE);
    }
    if (exclusive && !grant.subjectTo().contains(older.id())) {
      reasons.add(NOT_SUBJECT);
    }
    return reasons;
  }

  private record Met(License license, SortedSet<EntryId> works) {}
}
