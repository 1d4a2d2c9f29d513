package org.qianyin.backend.licensing;

import java.util.Optional;
import org.qianyin.backend.ledger.EntrySequenced;
import org.qianyin.proof.entry.Entry;
import org.qianyin.rules.license.LicenseGranted;
import org.qianyin.rules.license.LicenseTerminated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the table of licences from the log, inside the sequencer's transaction. */
@Component
class LicensesProjection {

  private final Licenses licenses;

  LicensesProjection(Licenses licenses) {
    this.licenses = licenses;
  }

  @EventListener
  void on(EntrySequenced event) {
    Entry entry = event.entry().entry();
    switch (entry.type()) {
      case LicenseGranted.TYPE -> granted(event, LicenseGranted.of(entry));
      case LicenseTerminated.TYPE -> terminated(event, LicenseTerminated.of(entry));
      default -> {
        // Not about a licence.
      }
    }
  }

  private void granted(EntrySequenced event, LicenseGranted body) {
    Entry entry = event.entry().entry();
    licenses.granted(
        new License(
            entry.id(),
            event.entry().seq(),
            event.logTime(),
            entry.by().orElseThrow(),
            body.licensee(),
            entry.doc(),
            entry.body(),
            Optional.empty()),
        body.works().works());
  }

  private void terminated(EntrySequenced event, LicenseTerminated body) {
    licenses.ended(body.license(), event.entry().seq(), body.effective());
  }
}
