package org.qianyin.rules.act;

import java.util.List;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.State;

/**
 * The rules of one (type, v), behind the general ones of ledger specification §2. Stateless and
 * pure.
 */
public interface TypeRules {

  /**
   * Judges an act that passed the general rules.
   *
   * @return what stands against it; nothing if it is accepted
   */
  Findings judge(State state, Act act);

  /**
   * What an accepted act changes.
   *
   * @param act one that {@link #judge} found nothing against
   */
  List<Change> changes(State state, Act act);
}
