package org.qianyin.rules.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.rules.license.Granted;
import org.qianyin.rules.license.LicenseGranted;
import org.qianyin.rules.license.LicenseTerminated;
import org.qianyin.rules.state.License;

/**
 * Reads facets of a history and remembers which: so the facets that a question needs (domain
 * specification 5.3) are those that its answer asked for. What is not at hand, or of a kind whose
 * rules are not built, is remembered too, and then nothing is concluded.
 */
final class Facts {

  private final History history;
  private final SortedMap<Subject, Facet> read = new TreeMap<>();
  private final SortedSet<Subject> missing = new TreeSet<>();
  private final SortedSet<Subject> unjudged = new TreeSet<>();
  private final Map<EntryId, Optional<Titled>> works = new HashMap<>();

  Facts(History history) {
    this.history = history;
  }

  /** What was read of which facets, ascending. */
  List<Facet> closure() {
    return List.copyOf(read.values());
  }

  /** Subjects that are needed and not at hand, ascending. */
  SortedSet<Subject> missing() {
    return missing;
  }

  /** Subjects with an entry whose rules are not built, ascending. */
  SortedSet<Subject> unjudged() {
    return unjudged;
  }

  /** Notes that a subject has an entry whose meaning is not built yet. */
  void unjudged(String subject) {
    unjudged.add(new Subject(subject));
  }

  /** All entries of a subject, in log order; none if it is missing. */
  List<Sequenced> complete(String subject) {
    Subject key = new Subject(subject);
    Optional<Facet> facet = history.facet(key).filter(Facet::isComplete);
    note(key, facet);
    return facet.map(it -> List.copyOf(it.elements().values())).orElse(List.of());
  }

  /** The first entry of a subject; empty if it has none or is missing. */
  Optional<Sequenced> first(String subject) {
    Subject key = new Subject(subject);
    Optional<Facet> facet =
        history
            .facet(key)
            .filter(it -> it.count() == 0 || it.elements().containsKey(0L))
            .map(it -> it.only(it.elements().headMap(1L)));
    note(key, facet);
    return facet.flatMap(it -> it.elements().values().stream().findFirst());
  }

  /** How many entries a subject has; empty if that is missing. */
  Optional<Long> needCount(String subject) {
    Subject key = new Subject(subject);
    Optional<Facet> facet = history.facet(key).map(it -> it.only(new TreeMap<>()));
    note(key, facet);
    return facet.map(Facet::count);
  }

  /** Remembers what was read, and no more: the largest part, if it is read more than once. */
  private void note(Subject subject, Optional<Facet> facet) {
    if (facet.isEmpty()) {
      missing.add(subject);
      return;
    }
    read.merge(
        subject,
        facet.get(),
        (one, other) -> one.elements().size() >= other.elements().size() ? one : other);
  }

  /** A work as its title facet has it; empty if there is none, or its facet is missing. */
  Optional<Titled> work(EntryId id) {
    Optional<Titled> known = works.get(id);
    if (known == null) {
      known = Titled.read(this, id);
      works.put(id, known);
    }
    return known;
  }

  /**
   * Every licence that a party has for a right in these works or in what stands above them: by the
   * party's own facet or by those of the works, whichever is at hand and shorter.
   */
  List<License> licensesOf(PartyId party, List<EntryId> line, String right) {
    List<String> byWork = new ArrayList<>();
    line.forEach(work -> {
      byWork.add("work:" + work + "/x/" + right);
      byWork.add("work:" + work + "/n/" + right);
    });
    List<String> byParty = List.of(party + "/named");
    boolean mixed = length(byParty) < length(byWork);
    SortedMap<Long, License> found = new TreeMap<>();
    for (String subject : mixed ? byParty : byWork) {
      grantsIn(subject, mixed).stream()
          .map(Granted::of)
          .filter(it -> it.licensee().equals(party))
          .forEach(it -> found.put(it.seq(), it));
    }
    return List.copyOf(found.values());
  }

  private long length(List<String> subjects) {
    long length = 0;
    for (String subject : subjects) {
      Optional<Facet> facet = history.facet(new Subject(subject)).filter(Facet::isComplete);
      if (facet.isEmpty()) {
        return Long.MAX_VALUE;
      }
      length += facet.get().count();
    }
    return length;
  }

  /**
   * The licences that can shut out the owner of these works from a right, in log order. Whatever
   * its own box is, one can hold back more, so none is passed over that is not judged in full.
   */
  List<License> excluding(List<EntryId> line, String right) {
    SortedMap<Long, License> found = new TreeMap<>();
    for (EntryId work : line) {
      String subject = "work:" + work + "/x/" + right;
      for (Sequenced grant : grantsIn(subject, false)) {
        judged(subject, grant);
        found.put(grant.seq(), Granted.of(grant));
      }
    }
    return List.copyOf(found.values());
  }

  /** The grants that a facet lists. A party's own facet lists other things beside them. */
  private List<Sequenced> grantsIn(String subject, boolean mixed) {
    List<Sequenced> grants = new ArrayList<>();
    for (Sequenced element : complete(subject)) {
      String type = element.entry().type();
      if (type.equals(LicenseGranted.TYPE)) {
        grants.add(element);
      } else if (mixed ? Kinds.maybeLicense(type) : !type.equals(LicenseTerminated.TYPE)) {
        unjudged(subject);
      }
    }
    return grants;
  }

  /** A licence with what its own facet says became of it. */
  License current(License license) {
    License current = license;
    String subject = "license:" + license.id();
    for (Sequenced element : complete(subject)) {
      switch (element.entry().type()) {
        case LicenseGranted.TYPE -> judged(subject, element);
        case LicenseTerminated.TYPE ->
            current = current.endAt(LicenseTerminated.of(element.entry()).effective());
        default -> unjudged(subject);
      }
    }
    return current;
  }

  /** A licence of who asks: those below it could shut him out, and are not judged yet. */
  License held(License license) {
    String below = "license:" + license.id() + "/sub";
    needCount(below).filter(count -> count > 0).ifPresent(count -> unjudged(below));
    return current(license);
  }

  private void judged(String subject, Sequenced grant) {
    if (!Granted.isJudged(grant.entry())) {
      unjudged(subject);
    }
  }
}
