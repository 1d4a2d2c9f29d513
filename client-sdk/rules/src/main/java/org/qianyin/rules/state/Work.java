package org.qianyin.rules.state;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Share;

/**
 * A registered work and who owns it now.
 *
 * @param id of its registration
 * @param seq of its registration
 * @param registrant who registered it
 * @param above works above it by {@code partOf} or {@code versionOf}, nearest first, at most three
 * @param owners by share
 * @param unanimous whether only all owners together dispose of it
 * @param rights legal rights that the owners hold
 * @param unreleased indices of the files that were registered without digest
 * @param withdrawn whether new dispositions have ended
 */
public record Work(
    EntryId id,
    long seq,
    PartyId registrant,
    List<EntryId> above,
    SortedMap<PartyId, Share> owners,
    boolean unanimous,
    SortedSet<String> rights,
    SortedSet<Integer> unreleased,
    boolean withdrawn) {

  public Work {
    above = List.copyOf(above);
    owners = Collections.unmodifiableSortedMap(new TreeMap<>(owners));
    rights = Collections.unmodifiableSortedSet(new TreeSet<>(rights));
    unreleased = Collections.unmodifiableSortedSet(new TreeSet<>(unreleased));
  }

  /** The work right above this one. */
  public Optional<EntryId> parent() {
    return above.stream().findFirst();
  }

  /** This work, with some more files released. */
  public Work release(List<Integer> files) {
    TreeSet<Integer> rest = new TreeSet<>(unreleased);
    files.forEach(rest::remove);
    return new Work(id, seq, registrant, above, owners, unanimous, rights, rest, withdrawn);
  }

  /** This work, withdrawn. */
  public Work withdraw() {
    return new Work(id, seq, registrant, above, owners, unanimous, rights, unreleased, true);
  }
}
