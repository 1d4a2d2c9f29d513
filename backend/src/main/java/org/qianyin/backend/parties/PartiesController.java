package org.qianyin.backend.parties;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.web.Parameters;
import org.qianyin.backend.web.Rejected;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Parties over HTTP. */
@RestController
class PartiesController {

  record PartyLine(String id, String kind, long seq, @Nullable String name, List<Party.Key> keys) {}

  private final Parties parties;

  PartiesController(Parties parties) {
    this.parties = parties;
  }

  @GetMapping("/v1/parties/{id}")
  PartyLine get(@PathVariable String id) {
    Party party =
        parties
            .find(Parameters.requiredId("id", "party", id))
            .orElseThrow(() -> new Rejected("NOT_FOUND", "id: no party of this id in this log"));
    return new PartyLine(
        "party:" + party.id().hex(),
        party.kind(),
        party.seq(),
        party.name().orElse(null),
        party.keys());
  }
}
