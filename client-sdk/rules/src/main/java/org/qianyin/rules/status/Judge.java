package org.qianyin.rules.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.body.Exclusivity;
import org.qianyin.rules.scope.Box;
import org.qianyin.rules.scope.Window;
import org.qianyin.rules.state.License;
import org.qianyin.rules.vocabulary.Use;
import org.qianyin.rules.work.Edge;

/**
 * The algorithm of domain specification 5.2, for what is built: title from the registration,
 * EXCLUSIVE and NON_EXCLUSIVE head licences and their termination, derivation without licences.
 */
final class Judge {

  /** A ground and the grade that it gives. */
  private record Mark(Grade grade, Ground ground) {}

  private final Question question;
  private final Titled work;
  private final boolean owner;
  private final List<License> bars = new ArrayList<>();
  private final List<License> own = new ArrayList<>();
  private final List<Mark> general = new ArrayList<>();
  private final SortedSet<Ground> cautions = new TreeSet<>();

  /** Reads all that the answer needs, also where it could stop early: the closure is the same. */
  Judge(Facts facts, Question question, Titled work) {
    this.question = question;
    this.work = work;
    String right = Use.find(question.use()).map(Use::right).orElseThrow();
    this.owner = work.isOwner(question.party(), right);
    Box asked = Regions.asked(question);
    if (owner) {
      facts.excluding(work.line(), right).stream()
          .filter(it -> it.scope().exclusivity() == Exclusivity.EXCLUSIVE)
          .filter(it -> !it.licensee().equals(question.party()) && concerns(it, asked))
          .forEach(it -> bars.add(facts.current(it)));
    }
    if (!owner || !bars.isEmpty()) {
      facts.licensesOf(question.party(), work.line(), right).stream()
          .filter(it -> concerns(it, asked))
          .forEach(it -> own.add(facts.held(it)));
    }
    lineage(facts);
    content(facts);
  }

  private boolean concerns(License license, Box asked) {
    return work.coveredBy(license)
        && Regions.apartFromTime(license, question.at()).intersects(asked);
  }

  private void lineage(Facts facts) {
    Lineage lineage = Lineage.of(facts, work);
    if (lineage.tooDeep()) {
      general.add(new Mark(Grade.UNKNOWN, Ground.of("TOO_DEEP", work.id())));
    }
    for (Titled member : lineage.works()) {
      Lineage.edges(member).forEach(edge -> clearance(member.id(), edge));
      facts
          .needCount("work:" + member.id() + "/disputes")
          .filter(count -> count > 0)
          .ifPresent(count -> cautions.add(Ground.of("DISPUTES_UNREAD", member.id())));
    }
    work.line().stream()
        .flatMap(id -> facts.work(id).stream())
        .flatMap(it -> it.withdrawn().stream())
        .forEach(entry -> cautions.add(Ground.of("WITHDRAWN", entry)));
  }

  private void clearance(EntryId derived, Edge edge) {
    switch (edge.clearance()) {
      case "NONE" -> general.add(new Mark(Grade.UNKNOWN, Ground.of("PARENT_UNVERIFIED", derived)));
      case "EXTERNAL" -> cautions.add(Ground.of("PARENT_EXTERNAL", derived));
      case "LICENSE" ->
          general.add(new Mark(Grade.UNKNOWN, Ground.of("NOT_YET_SUPPORTED", derived)));
      default -> {} // OWN, PUBLIC_DOMAIN, STATUTORY: nothing to clear
    }
  }

  private void content(Facts facts) {
    if (question.content().isEmpty()) {
      return;
    }
    if (!work.digests().contains(question.content().get())) {
      general.add(new Mark(Grade.UNKNOWN, Ground.of("CONTENT_MISMATCH", work.id())));
    }
    Optional<Sequenced> first = facts.first("content:sha256:" + question.content().get());
    first
        .filter(it -> !it.entry().by().equals(Optional.of(work.registrant())))
        .ifPresent(it ->
            general.add(
                new Mark(Grade.UNKNOWN, Ground.of("EARLIER_REGISTRATION", it.entry().id()))));
  }

  /** The worst region decides; its grounds are the reasons. */
  Status answer(History history, Facts facts) {
    List<Mark> marks = new ArrayList<>();
    List<Box> boxes =
        Stream.concat(bars.stream(), own.stream())
            .map(it -> Regions.apartFromTime(it, question.at()))
            .toList();
    for (Box region : Regions.split(Regions.asked(question), boxes)) {
      marks.addAll(worst(region));
    }
    Grade grade = marks.stream().map(Mark::grade).max(Comparator.naturalOrder()).orElseThrow();
    TreeSet<Ground> reasons = new TreeSet<>();
    marks.stream().filter(it -> it.grade == grade).forEach(it -> reasons.add(it.ground));
    TreeSet<EntryId> licenses = new TreeSet<>();
    Stream.concat(bars.stream(), own.stream()).map(License::id).forEach(licenses::add);
    return new Status(
        question,
        grade,
        List.copyOf(reasons),
        List.copyOf(cautions),
        List.of(work.id()),
        List.copyOf(licenses),
        facts.closure(),
        history.asOf(),
        validUntil());
  }

  /** The marks of a region that have its grade. */
  private List<Mark> worst(Box region) {
    List<Mark> marks = new ArrayList<>(general);
    List<Mark> barred = new ArrayList<>();
    bars.stream()
        .filter(it -> reaches(it, region) && isAlive(it))
        .forEach(
            it -> barred.add(new Mark(Grade.PROHIBITED, Ground.of("OWNER_EXCLUDED", it.id()))));
    if (owner && barred.isEmpty()) {
      marks.add(new Mark(Grade.PERMITTED, Ground.of("OWNER", work.id())));
      if (work.registration().owners().size() > 1) {
        cautions.add(Ground.of("CO_OWNER", work.id()));
      }
    } else {
      marks.addAll(licensed(region, barred));
    }
    Grade grade = marks.stream().map(Mark::grade).max(Comparator.naturalOrder()).orElseThrow();
    return marks.stream().filter(it -> it.grade == grade).toList();
  }

  /** The licences of the best grade; if none permits, what bars the owner stands beside them. */
  private List<Mark> licensed(Box region, List<Mark> barred) {
    List<Mark> usable = own.stream().filter(it -> reaches(it, region)).map(this::usable).toList();
    List<Mark> permitting = usable.stream().filter(it -> it.grade == Grade.PERMITTED).toList();
    if (!permitting.isEmpty()) {
      return permitting;
    }
    List<Mark> marks = new ArrayList<>(usable);
    marks.addAll(barred);
    return marks.isEmpty() ? List.of(new Mark(Grade.PROHIBITED, Ground.of("NO_GRANT"))) : marks;
  }

  private Mark usable(License license) {
    Instant at = question.at();
    Window window = license.scope().box().window();
    if (at.isBefore(window.start())) {
      return new Mark(Grade.PROHIBITED, Ground.of("NOT_YET_STARTED", license.id(), window.start()));
    }
    if (window.isOver(at)) {
      return new Mark(
          Grade.PROHIBITED, Ground.of("EXPIRED", license.id(), window.end().orElseThrow()));
    }
    return license
        .ends()
        .filter(end -> !at.isBefore(end))
        .map(end -> new Mark(Grade.PROHIBITED, Ground.of("TERMINATED", license.id(), end)))
        .orElseGet(() -> new Mark(Grade.PERMITTED, Ground.of("LICENSED", license.id())));
  }

  private boolean reaches(License license, Box region) {
    return Regions.apartFromTime(license, question.at()).intersects(region);
  }

  private boolean isAlive(License license) {
    return license.alive().filter(box -> box.window().contains(question.at())).isPresent();
  }

  /** The first instant after the asked one at which a licence starts or ends. */
  private Optional<Instant> validUntil() {
    return Stream.concat(bars.stream(), own.stream())
        .flatMap(it ->
            Stream.of(
                    Optional.of(it.scope().box().window().start()),
                    it.scope().box().window().end(),
                    it.ends())
                .flatMap(Optional::stream))
        .filter(it -> it.isAfter(question.at()))
        .min(Comparator.naturalOrder());
  }
}
