package org.qianyin.rules.license;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.License;
import org.qianyin.rules.state.State;

/**
 * The rules of {@code license.terminated} (domain specification 6.4): MUTUAL by both sides, BREACH
 * by one. A licence that was terminated can be terminated again only to end earlier.
 */
final class Terminating implements TypeRules {

  @Override
  public Findings judge(State state, Act act) {
    LicenseTerminated body = LicenseTerminated.of(act.entry());
    Optional<License> license = state.license(body.license());
    if (license.isEmpty()) {
      return Findings.of("UNKNOWN_LICENSE", "license: " + body.license() + " is no licence");
    }
    return repeat(license.get(), body)
        .or(() -> notYet(body))
        .or(() -> times(license.get(), act, body))
        .or(() -> sides(license.get(), act, body))
        .map(Findings::of)
        .orElse(Findings.none());
  }

  private static Optional<Refusal> repeat(License license, LicenseTerminated body) {
    boolean same =
        same(license.works(), body.works().works())
            && same(license.ancestors(), body.works().ancestors())
            && same(license.x(), body.posts().x())
            && same(license.n(), body.posts().n());
    return same
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "REPEAT_DIFFERS",
                "works, ancestors, posts: want those of the licence, works "
                    + license.works()
                    + ", ancestors "
                    + license.ancestors()
                    + ", x "
                    + license.x()
                    + ", n "
                    + license.n()));
  }

  private static <T extends Comparable<T>> boolean same(List<T> one, List<T> other) {
    return new TreeSet<>(one).equals(new TreeSet<>(other));
  }

  private static Optional<Refusal> notYet(LicenseTerminated body) {
    return body.kind().equals("MUTUAL") || body.kind().equals("BREACH")
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                "NOT_YET_SUPPORTED",
                "kind: " + body.kind() + " needs conditions or roles, which are not built yet"));
  }

  private static Optional<Refusal> times(License license, Act act, LicenseTerminated body) {
    if (body.effective().isBefore(act.logTime())) {
      return Optional.of(
          Refusal.of(
              "EFFECTIVE_IN_PAST",
              "effective: want the time of sequencing or later, " + act.logTime()));
    }
    return license
        .ends()
        .filter(end -> !body.effective().isBefore(end))
        .map(end ->
            Refusal.of(
                "UNKNOWN_LICENSE",
                "license: it was terminated before and ends at " + end + " already"));
  }

  private static Optional<Refusal> sides(License license, Act act, LicenseTerminated body) {
    boolean licensor = license.licensor().equals(act.by());
    if (!licensor && !license.licensee().equals(act.by())) {
      return Optional.of(
          Refusal.of("NOT_PARTY", "by: want " + license.licensor() + " or " + license.licensee()));
    }
    PartyId other = licensor ? license.licensee() : license.licensor();
    return body.kind().equals("MUTUAL") && !act.consenting().contains(other)
        ? Optional.of(
            Refusal.of(
                "SIGNER_MISSING",
                "cosigners: MUTUAL wants both sides; add " + other + " and its signature"))
        : Optional.empty();
  }

  @Override
  public List<Change> changes(State state, Act act) {
    LicenseTerminated body = LicenseTerminated.of(act.entry());
    License license = state.license(body.license()).orElseThrow();
    return List.of(new Change.LicenseIs(license.endAt(body.effective())));
  }
}
