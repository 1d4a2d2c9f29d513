package org.qianyin.rules.license;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.act.Conflict;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.Remainder;
import org.qianyin.rules.scope.Box;
import org.qianyin.rules.state.License;

/**
 * What would be accepted in the place of a refused grant (domain specification 4.8): the whole,
 * beside the older licences; the works that nothing blocks; all works over the rest of the box.
 */
final class Remainders {

  private static final int MAX_SUBJECT_TO = 32;

  private Remainders() {}

  static List<Remainder> of(License grant, List<Conflict> conflicts) {
    List<Remainder> remainders = new ArrayList<>();
    boolean onlyNames =
        conflicts.stream()
            .allMatch(
                it -> it.reasons().size() == 1 && it.reasons().get(0).code().startsWith("NOT_"));
    SortedSet<EntryId> subjectTo = new TreeSet<>(grant.subjectTo());
    conflicts.forEach(conflict -> subjectTo.add(conflict.license()));
    if (onlyNames && subjectTo.size() <= MAX_SUBJECT_TO) {
      remainders.add(new Remainder(grant.works(), grant.scope(), List.copyOf(subjectTo)));
    }
    List<EntryId> named = List.copyOf(new TreeSet<>(grant.subjectTo()));
    List<EntryId> free = new ArrayList<>(grant.works());
    conflicts.forEach(conflict -> free.removeAll(conflict.works()));
    if (!free.isEmpty()) {
      remainders.add(new Remainder(free, grant.scope(), named));
    }
    for (Box rest : rest(grant.scope().box(), conflicts)) {
      remainders.add(new Remainder(grant.works(), grant.scope().over(rest), named));
    }
    return remainders.subList(0, Math.min(remainders.size(), Findings.MAX_REMAINDERS));
  }

  /** The box without every overlap, as boxes that a body can write each. */
  private static List<Box> rest(Box box, List<Conflict> conflicts) {
    List<Box> rest = List.of(box);
    for (Conflict conflict : conflicts) {
      rest = rest.stream().flatMap(it -> it.minus(conflict.overlap()).stream()).toList();
      if (rest.size() > MAX_PIECES) {
        return List.of();
      }
    }
    return rest.stream().flatMap(it -> it.writable().stream()).toList();
  }

  /** Beyond this many pieces nobody reads them; a seller asks for availability instead. */
  private static final int MAX_PIECES = 256;
}
