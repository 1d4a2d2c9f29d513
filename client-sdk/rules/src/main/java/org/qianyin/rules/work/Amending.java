package org.qianyin.rules.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Refusal;
import org.qianyin.rules.act.Act;
import org.qianyin.rules.act.Codes;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.TypeRules;
import org.qianyin.rules.state.Change;
import org.qianyin.rules.state.State;
import org.qianyin.rules.state.Work;

/** The rules of {@code work.amended}: later facts, with the signatures of all owners. */
final class Amending implements TypeRules {

  @Override
  public Findings judge(State state, Act act) {
    WorkAmended body = WorkAmended.of(act.entry());
    Optional<Refusal> unknown =
        Codes.languages("languages", body.languages())
            .or(() ->
                Codes.countries(
                    "publication.country",
                    body.publication().flatMap(Publication::country).stream().toList()));
    if (unknown.isPresent()) {
      return Findings.of(unknown.get());
    }
    Optional<Work> work = state.work(body.work());
    if (work.isEmpty()) {
      return Findings.of("UNKNOWN_WORK", "work: " + body.work() + " is no registered work");
    }
    return released(work.get(), body)
        .or(() -> Contents.repeated(state, act.by(), digests(body)))
        .map(Findings::of)
        .orElseGet(() -> Findings.of(Titles.statement(act, work.get())));
  }

  private static Optional<Refusal> released(Work work, WorkAmended body) {
    return files(body).stream()
        .filter(file -> !work.unreleased().contains(file))
        .findFirst()
        .map(file ->
            Refusal.of(
                "UNKNOWN_FILE",
                "release.n: "
                    + file
                    + " is no file that was registered without digest and is still so"));
  }

  @Override
  public List<Change> changes(State state, Act act) {
    WorkAmended body = WorkAmended.of(act.entry());
    List<Change> changes = new ArrayList<>();
    digests(body).forEach(digest -> changes.add(new Change.ContentClaimed(digest, act.by())));
    Work work = state.work(body.work()).orElseThrow();
    changes.add(new Change.WorkIs(work.release(files(body))));
    return changes;
  }

  private static List<Digest> digests(WorkAmended body) {
    return body.releases().stream().map(WorkAmended.Release::digest).toList();
  }

  private static List<Integer> files(WorkAmended body) {
    return body.releases().stream().map(WorkAmended.Release::file).toList();
  }
}
