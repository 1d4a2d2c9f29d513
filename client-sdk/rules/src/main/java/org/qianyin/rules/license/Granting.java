package org.qianyin.rules.license;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qianyin.proof.data.Refusal;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.scope.Scope;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.License;
import org.qianyin.rules.state.State;
import org.qianyin.rules.work.Titles;

/** The rules of {@code license.granted}, for head grants (domain specification 4.1, 4.5). */
final class Granting implements TypeRules {

  @Override
  public Findings judge(State state, Act act) {
    LicenseGranted body = LicenseGranted.of(act.entry());
    Optional<Refusal> broken =
        new Disposition(body.works(), body.scope(), body.terms()).check(state);
    if (broken.isPresent()) {
      return Findings.of(broken.get());
    }
    List<Refusal> title =
        Titles.disposal(state, act, body.works().works(), body.scope().box().rights());
    return Findings.of(title).and(Conflicts.against(state, license(act, body)));
  }

  @Override
  public List<Change> changes(State state, Act act) {
    return List.of(new Change.LicenseIs(license(act, LicenseGranted.of(act.entry()))));
  }

  private static License license(Act act, LicenseGranted body) {
    return new License(
        act.id(),
        act.seq(),
        act.by(),
        body.licensee(),
        body.works().works(),
        body.works().ancestors(),
        body.posts().x(),
        body.posts().n(),
        Scope.of(body.scope()),
        body.terms().futureParts(),
        Set.copyOf(body.terms().subjectTo()),
        body.terms().parent(),
        Optional.empty());
  }
}
