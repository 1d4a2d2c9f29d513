package org.qianyin.rules.status;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.state.License;
import org.qianyin.rules.work.WorkAmended;
import org.qianyin.rules.work.WorkRegistered;
import org.qianyin.rules.work.WorkWithdrawn;

/**
 * A work as its complete title facet has it.
 *
 * @param seq of its registration
 * @param registrant who registered it
 * @param above works above it, nearest first
 * @param digests of its published files
 * @param withdrawn by which entry, if it was
 */
record Titled(
    EntryId id,
    long seq,
    PartyId registrant,
    WorkRegistered registration,
    List<EntryId> above,
    Set<Digest> digests,
    Optional<EntryId> withdrawn) {

  Titled {
    above = List.copyOf(above);
    digests = Set.copyOf(digests);
  }

  static Optional<Titled> read(Facts facts, EntryId id) {
    String subject = "work:" + id + "/title";
    List<Sequenced> title = facts.complete(subject);
    if (title.isEmpty()) {
      return Optional.empty();
    }
    if (!title.get(0).entry().type().equals(WorkRegistered.TYPE)) {
      facts.unjudged(subject);
      return Optional.empty();
    }
    Sequenced first = title.get(0);
    WorkRegistered registration = WorkRegistered.of(first.entry());
    Set<Digest> digests = new HashSet<>();
    registration.files().forEach(file -> file.digest().ifPresent(digests::add));
    Optional<EntryId> withdrawn = Optional.empty();
    for (Sequenced later : title.subList(1, title.size())) {
      switch (later.entry().type()) {
        case WorkAmended.TYPE ->
            WorkAmended.of(later.entry()).releases().forEach(it -> digests.add(it.digest()));
        case WorkWithdrawn.TYPE -> withdrawn = Optional.of(later.entry().id());
        default -> facts.unjudged(subject);
      }
    }
    return Optional.of(
        new Titled(
            id,
            first.seq(),
            first.entry().by().orElseThrow(),
            registration,
            above(facts, registration),
            digests,
            withdrawn));
  }

  private static List<EntryId> above(Facts facts, WorkRegistered registration) {
    List<EntryId> above = new ArrayList<>();
    registration
        .above()
        .ifPresent(parent -> {
          above.add(parent);
          facts.work(parent).ifPresent(it -> above.addAll(it.above()));
        });
    return above;
  }

  /** The work and everything above it, nearest first. */
  List<EntryId> line() {
    List<EntryId> line = new ArrayList<>(above);
    line.add(0, id);
    return line;
  }

  boolean isOwner(PartyId party, String right) {
    return registration.rightsHeld().contains(right)
        && registration.owners().stream().anyMatch(owner -> owner.party().equals(party));
  }

  /** Whether a licence is about this work: {@link License#covers} for what a facet tells. */
  boolean coveredBy(License license) {
    return license.works().contains(id)
        || (above.stream().anyMatch(license.works()::contains)
            && (license.futureParts() || seq < license.seq()));
  }
}
