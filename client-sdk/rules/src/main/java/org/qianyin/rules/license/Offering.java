package org.qianyin.rules.license;

import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Refusal;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.State;
import org.qianyin.rules.work.Titles;

/**
 * The rules of {@code license.offered}. An offer books nothing: what stands against a licence is
 * judged when it is accepted.
 */
final class Offering implements TypeRules {

  @Override
  public Findings judge(State state, Act act) {
    LicenseOffered body = LicenseOffered.of(act.entry());
    Optional<Refusal> broken =
        new Disposition(body.works(), body.scope(), body.terms()).check(state);
    return broken
        .map(Findings::of)
        .orElseGet(() ->
            Findings.of(
                Titles.disposal(state, act, body.works().works(), body.scope().box().rights())));
  }

  @Override
  public List<Change> changes(State state, Act act) {
    return List.of();
  }
}
