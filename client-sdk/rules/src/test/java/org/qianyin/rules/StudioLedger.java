package org.qianyin.rules;

import static org.qianyin.rules.TestLedger.accepted;

import org.junit.jupiter.api.BeforeEach;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.TestLedger.Actor;

/** A ledger with a studio, its series and an episode of it, and two who want a licence. */
public abstract class StudioLedger {

  protected final TestLedger ledger = new TestLedger();
  protected Actor studio;
  protected Actor buyer;
  protected Actor rival;
  protected EntryId series;
  protected EntryId episode;

  @BeforeEach
  void world() {
    studio = ledger.party("studio");
    buyer = ledger.party("buyer");
    rival = ledger.party("rival");
    series = accepted(ledger.work(it -> it, studio));
    episode = accepted(ledger.work(it -> part(it, series), studio));
  }

  /** The body of an episode of {@code parent}. */
  protected static Json.Obj part(Json.Obj body, EntryId parent) {
    return body.with("kind", new Json.Str("EPISODE")).with("partOf", new Json.Str(parent.hex()));
  }
}
