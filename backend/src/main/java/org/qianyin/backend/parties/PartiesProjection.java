package org.qianyin.backend.parties;

import java.util.List;
import java.util.Optional;
import org.qianyin.backend.ledger.EntrySequenced;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.party.KeyRevoked;
import org.qianyin.rules.party.KeyRotated;
import org.qianyin.rules.party.ListedKey;
import org.qianyin.rules.party.PartyRegistered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the table of parties from the log, inside the sequencer's transaction. */
@Component
class PartiesProjection {

  private final Parties parties;

  PartiesProjection(Parties parties) {
    this.parties = parties;
  }

  @EventListener
  void on(EntrySequenced event) {
    Entry entry = event.entry().entry();
    switch (entry.type()) {
      case PartyRegistered.TYPE -> registered(event, PartyRegistered.of(entry));
      case KeyRotated.TYPE -> parties.keys(by(entry), keys(KeyRotated.of(entry).keys()));
      case KeyRevoked.TYPE -> revoked(by(entry), KeyRevoked.of(entry).keys());
      default -> {
        // Not about a party's own record.
      }
    }
  }

  private void registered(EntrySequenced event, PartyRegistered body) {
    Optional<String> name =
        Optional.ofNullable(event.published().get("legalName"))
            .filter(Json.Str.class::isInstance)
            .map(text -> ((Json.Str) text).value());
    EntryId id = event.entry().entry().id();
    parties.registered(
        new Party(id, event.entry().seq(), body.kind(), name, keys(body.keys())), event.logTime());
  }

  private void revoked(EntryId party, List<String> revoked) {
    parties
        .find(party)
        .ifPresent(known ->
            parties.keys(
                party, known.keys().stream().filter(key -> !revoked.contains(key.key())).toList()));
  }

  private static EntryId by(Entry entry) {
    return entry.by().orElseThrow().registration();
  }

  private static List<Party.Key> keys(List<ListedKey> listed) {
    return listed.stream()
        .map(key ->
            new Party.Key(
                key.alg(), key.key(), key.custodian().map(PartyId::toString).orElse(null)))
        .toList();
  }
}
