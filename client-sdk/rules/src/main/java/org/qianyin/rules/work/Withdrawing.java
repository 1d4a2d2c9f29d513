package org.qianyin.rules.work;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.State;
import org.qianyin.rules.state.Work;

/** The rules of {@code work.withdrawn}: no new dispositions; licences go on. */
final class Withdrawing implements TypeRules {

  @Override
  public Findings judge(State state, Act act) {
    WorkWithdrawn body = WorkWithdrawn.of(act.entry());
    Optional<EntryId> unknown =
        Stream.concat(Stream.of(body.work()), body.successor().stream())
            .filter(id -> state.work(id).isEmpty())
            .findFirst();
    if (unknown.isPresent()) {
      String member = unknown.get().equals(body.work()) ? "work: " : "successor: ";
      return Findings.of("UNKNOWN_WORK", member + unknown.get() + " is no registered work");
    }
    Work work = state.work(body.work()).orElseThrow();
    if (work.withdrawn()) {
      return Findings.of("WITHDRAWN", "work: " + work.id() + " was withdrawn before");
    }
    return Findings.of(Titles.statement(act, work));
  }

  @Override
  public List<Change> changes(State state, Act act) {
    WorkWithdrawn body = WorkWithdrawn.of(act.entry());
    return List.of(new Change.WorkIs(state.work(body.work()).orElseThrow().withdraw()));
  }
}
