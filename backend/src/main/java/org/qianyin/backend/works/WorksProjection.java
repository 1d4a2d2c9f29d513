package org.qianyin.backend.works;

import java.util.Optional;
import org.qianyin.backend.ledger.EntrySequenced;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.RegistrationNumber;
import org.qianyin.rules.work.Owner;
import org.qianyin.rules.work.WorkAmended;
import org.qianyin.rules.work.WorkRegistered;
import org.qianyin.rules.work.WorkWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the table of works from the log, inside the sequencer's transaction. */
@Component
class WorksProjection {

  private final Works works;

  WorksProjection(Works works) {
    this.works = works;
  }

  @EventListener
  void on(EntrySequenced event) {
    Entry entry = event.entry().entry();
    switch (entry.type()) {
      case WorkRegistered.TYPE -> registered(event, WorkRegistered.of(entry));
      case WorkAmended.TYPE -> amended(event, WorkAmended.of(entry));
      case WorkWithdrawn.TYPE -> withdrawn(event, WorkWithdrawn.of(entry));
      default -> {
        // Not about a work's own record.
      }
    }
  }

  private void registered(EntrySequenced event, WorkRegistered body) {
    Entry entry = event.entry().entry();
    long seq = event.entry().seq();
    Work work =
        new Work(
            entry.id(),
            seq,
            new RegistrationNumber(entry.log(), seq).toString(),
            event.logTime(),
            body.kind(),
            body.number().stream().boxed().findFirst(),
            body.above().map(WorksProjection::above),
            entry.doc().orElseThrow(),
            entry.body(),
            Json.Obj.of(event.published()),
            false);
    works.registered(
        work,
        body.owners().stream().map(Owner::party).toList(),
        body.files().stream().flatMap(file -> file.digest().stream()).toList());
  }

  /** Its id alone is written; the rest is read from the work itself. */
  private static Work.Above above(EntryId id) {
    return new Work.Above(id, "", "", Optional.empty());
  }

  private void amended(EntrySequenced event, WorkAmended body) {
    Entry entry = event.entry().entry();
    long seq = event.entry().seq();
    Work work = known(body.work(), seq);
    Digest doc = entry.doc().orElse(work.titles());
    works.changed(new Amendment(body, entry.body(), doc, event.published()).of(work), seq);
    body.releases().forEach(release -> works.file(work.seq(), release.digest(), seq));
  }

  private void withdrawn(EntrySequenced event, WorkWithdrawn body) {
    long seq = event.entry().seq();
    works.changed(known(body.work(), seq).withdrawnNow(), seq);
  }

  private Work known(EntryId id, long size) {
    return works
        .find(id, size)
        .orElseThrow(() -> new IllegalStateException("the log changes a work it never had: " + id));
  }
}
