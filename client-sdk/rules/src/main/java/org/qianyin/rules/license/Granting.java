package org.qianyin.rules.license;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.state.Change;
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
    Findings met = Conflicts.against(state, Granted.of(new Sequenced(act.seq(), act.entry())));
    return title.isEmpty()
        ? met
        : Findings.of(title).and(new Findings(met.reasons(), met.conflicts(), List.of()));
  }

  @Override
  public List<Change> changes(State state, Act act) {
    return List.of(new Change.LicenseIs(Granted.of(new Sequenced(act.seq(), act.entry()))));
  }
}
