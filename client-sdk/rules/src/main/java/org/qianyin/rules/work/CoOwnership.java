package org.qianyin.rules.work;

import java.util.Optional;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.body.Read;
import org.qianyin.rules.body.Share;

/**
 * How several owners decide (bodies-v1 specification §4.1).
 *
 * @param agent present exactly if {@code AGENT}
 * @param threshold present exactly if {@code MAJORITY}
 */
public record CoOwnership(Mode mode, Optional<PartyId> agent, Optional<Share> threshold) {

  /** Who must consent. */
  public enum Mode {
    UNANIMOUS,
    MAJORITY,
    AGENT
  }

  static final CoOwnership UNANIMOUS =
      new CoOwnership(Mode.UNANIMOUS, Optional.empty(), Optional.empty());

  static CoOwnership of(Json.Obj coOwnership) {
    return new CoOwnership(
        Mode.valueOf(coOwnership.string("mode")),
        Read.optionalParty(coOwnership, "agent"),
        coOwnership.optionalString("threshold").map(Share::of));
  }
}
