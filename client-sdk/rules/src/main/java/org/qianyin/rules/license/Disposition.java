package org.qianyin.rules.license;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.act.Codes;
import org.qianyin.rules.body.CodeSet;
import org.qianyin.rules.body.Exclusivity;
import org.qianyin.rules.body.SignedBox;
import org.qianyin.rules.body.SignedScope;
import org.qianyin.rules.body.WorkList;
import org.qianyin.rules.scope.Box;
import org.qianyin.rules.state.State;
import org.qianyin.rules.state.Work;
import org.qianyin.rules.vocabulary.Use;

/**
 * What grants and offers share: works, scope and terms, checked up to where title and conflicts
 * begin (bodies specification, "Precisions").
 */
record Disposition(WorkList works, SignedScope scope, Terms terms) {

  /**
   * @return the first of {@code UNKNOWN_CODE}, {@code RIGHTS_DIFFER}, {@code UNKNOWN_WORK}, {@code
   *     UNKNOWN_LICENSE}, {@code REPEAT_DIFFERS}, {@code EMPTY_SCOPE}, {@code NOT_YET_SUPPORTED},
   *     or empty
   */
  Optional<Refusal> check(State state) {
    return boxes()
        .map(Disposition::codes)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() ->
            Stream.concat(Stream.of(scope.box()), terms.holdbacks().stream())
                .map(Disposition::rightsDiffer)
                .flatMap(Optional::stream)
                .findFirst())
        .or(() -> unknownWork(state))
        .or(() -> unknownLicense(state))
        .or(() -> ancestors(state))
        .or(this::empty)
        .or(this::notYet);
  }

  private Stream<SignedBox> boxes() {
    return Stream.of(Stream.of(scope.box()), terms.holdbacks().stream(), terms.exploit().stream())
        .flatMap(it -> it);
  }

  private static Optional<Refusal> codes(SignedBox box) {
    return Codes.uses("uses", box.uses())
        .or(() -> Codes.territories("territories", all(box.territories())))
        .or(() -> Codes.atoms("languages", all(box.languages())));
  }

  private static List<String> all(CodeSet set) {
    List<String> codes = new ArrayList<>(set.in());
    codes.addAll(set.out());
    return codes;
  }

  private static Optional<Refusal> rightsDiffer(SignedBox box) {
    return Use.rightsOf(box.uses()).equals(new TreeSet<>(box.rights()))
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "RIGHTS_DIFFER",
                "rights: want exactly those of the uses, "
                    + Use.rightsOf(box.uses())
                    + ", got "
                    + box.rights()));
  }

  private Optional<Refusal> unknownWork(State state) {
    return works.works().stream()
        .filter(id -> state.work(id).isEmpty())
        .findFirst()
        .map(id -> Refusal.of("UNKNOWN_WORK", "works: " + id + " is no registered work"));
  }

  private Optional<Refusal> unknownLicense(State state) {
    return Stream.of(terms.parent().stream(), terms.subjectTo().stream(), terms.waives().stream())
        .flatMap(it -> it)
        .filter(id -> state.license(id).isEmpty())
        .findFirst()
        .map(id ->
            Refusal.of("UNKNOWN_LICENSE", "parent, subjectTo, waives: " + id + " is no licence"));
  }

  private Optional<Refusal> ancestors(State state) {
    TreeSet<EntryId> above = new TreeSet<>();
    works.works().forEach(id -> state.work(id).map(Work::above).ifPresent(above::addAll));
    above.removeAll(works.works());
    return above.equals(new TreeSet<>(works.ancestors()))
        ? Optional.empty()
        : Optional.of(
            Refusal.of("REPEAT_DIFFERS", "ancestors: want all works above these, " + above));
  }

  private Optional<Refusal> empty() {
    return Box.of(scope.box()).isEmpty()
        ? Optional.of(
            Refusal.of("EMPTY_SCOPE", "scope: some dimension leaves nothing; widen its in or out"))
        : Optional.empty();
  }

  /** {@code NOT_YET_SUPPORTED} with the members whose rules are not built, or empty. */
  Optional<Refusal> notYet() {
    List<String> members = new ArrayList<>();
    add(members, "exclusivity SOLE", scope.exclusivity() == Exclusivity.SOLE);
    add(members, "art14", terms.art14().isPresent());
    add(members, "cap", terms.cap().isPresent());
    add(members, "conditions", !terms.conditions().isEmpty());
    add(members, "consents", !terms.consents().isEmpty());
    add(members, "exploit", terms.exploit().isPresent());
    add(members, "holdbacks", !terms.holdbacks().isEmpty());
    add(members, "parent", terms.parent().isPresent());
    add(members, "renewal", terms.renewal().isPresent());
    add(members, "subjectTo ALL_EARLIER", terms.subjectToAllEarlier());
    add(members, "waives", !terms.waives().isEmpty());
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "NOT_YET_SUPPORTED",
                String.join(", ", members) + ": the rules of these are not built yet"));
  }

  private static void add(List<String> members, String member, boolean used) {
    if (used) {
      members.add(member);
    }
  }
}
