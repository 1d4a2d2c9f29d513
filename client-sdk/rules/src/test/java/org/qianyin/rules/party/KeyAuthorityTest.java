package org.qianyin.rules.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qianyin.rules.TestLedger.accepted;
import static org.qianyin.rules.TestLedger.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Authority;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.proof.key.SigningKey;
import org.qianyin.rules.Rules;
import org.qianyin.rules.TestLedger;
import org.qianyin.rules.TestLedger.Actor;

class KeyAuthorityTest {

  private static final Instant SOON = Instant.parse("2026-06-01T00:00:01Z");

  private final TestLedger ledger = new TestLedger();
  private Actor studio;
  private Actor buyer;
  private EntryId series;

  @BeforeEach
  void world() {
    studio = ledger.party("studio");
    buyer = ledger.party("buyer");
    series = accepted(ledger.work(it -> it, studio));
  }

  private Sequenced grant() {
    EntryId id =
        accepted(
            ledger.act(
                "license.granted",
                ledger.grantBody("EXCLUSIVE", buyer, "JP", "2026-07-01", "2027-07-01", series),
                studio,
                buyer));
    return last("license:" + id);
  }

  private Sequenced last(String subject) {
    List<Sequenced> all = entries(subject);
    return all.get(all.size() - 1);
  }

  private List<Sequenced> entries(String subject) {
    return List.copyOf(ledger.facet(new Subject(subject)).elements().values());
  }

  private Optional<List<Sequenced>> all(PartyId party) {
    return Optional.of(entries(party + "/keys"));
  }

  private static Authority ask(
      Sequenced entry, Function<PartyId, Optional<List<Sequenced>>> facets) {
    return Rules.types().authority(entry, SOON, facets);
  }

  private static String code(Authority authority) {
    return authority instanceof Authority.Refused refused
        ? refused.refusal().reason().code()
        : authority.getClass().getSimpleName();
  }

  @Test
  void aRegistrationBringsItsOwnKeys() {
    assertThat(code(ask(last(studio.id() + "/keys"), party -> Optional.empty()))).isEqualTo("Self");
  }

  @Test
  void theKeysOfEverySignerAreNeeded() {
    Sequenced grant = grant();
    assertThat(code(ask(grant, this::all))).isEqualTo("Full");
    Authority without =
        ask(grant, party -> party.equals(buyer.id()) ? Optional.empty() : all(party));
    assertThat(without).isEqualTo(new Authority.Unproven(buyer.id()));
  }

  @Test
  void aKeyCountsFromItsEntryOnAndUntilItIsReplaced() {
    Sequenced grant = grant();
    SigningKey fresh = TestLedger.key("fresh");
    accepted(ledger.rotate(studio, fresh));
    assertThat(code(ask(grant, this::all))).isEqualTo("Full");
    Sequenced later = new Sequenced(grant.seq() + 10, grant.entry());
    assertThat(code(ask(later, this::all))).isEqualTo("KEY_NOT_AUTHORISED");
    assertThat(code(ask(last(studio.id() + "/keys"), this::all))).isEqualTo("Full");
  }

  @Test
  void aFacetThatApplyCouldNotHaveMadeIsSeen() {
    Sequenced grant = grant();
    List<Sequenced> swapped = new ArrayList<>(entries(studio.id() + "/keys"));
    swapped.addAll(entries(buyer.id() + "/keys"));
    Authority foreign =
        ask(
            grant,
            party -> Optional.of(party.equals(studio.id()) ? swapped : entries(party + "/keys")));
    assertThat(code(foreign)).isEqualTo("KEYS_FOLD");
    Authority others = ask(grant, party -> Optional.of(entries(buyer.id() + "/keys")));
    assertThat(code(others)).isEqualTo("KEYS_FOLD");
    assertThat(code(ask(grant, party -> Optional.of(List.of())))).isEqualTo("UNKNOWN_PARTY");
  }

  @Test
  void aDelegateSpeaksWhileItsMandateStands() {
    Actor agent = ledger.party("agent");
    EntryId delegation =
        accepted(
            ledger.act(
                "delegation.granted",
                json(
                    "{'to':'"
                        + agent.id()
                        + "','types':['work.registered'],'until':'2026-06-02T00:00:00.000Z'}"),
                studio));
    EntryId work =
        accepted(
            ledger.actFor(
                studio.id(),
                "work.registered",
                TestLedger.workBody(studio).with("via", new Json.Str(delegation.hex())),
                it -> it.doc(Digest.sha256()),
                agent));
    Sequenced registration = last("work:" + work + "/title");
    assertThat(code(ask(registration, this::all))).isEqualTo("Full");
    Authority late =
        Rules.types().authority(registration, Instant.parse("2026-06-02T00:00:00Z"), this::all);
    assertThat(late).isEqualTo(new Authority.Unproven(studio.id()));
    accepted(
        ledger.act(
            "delegation.revoked",
            json("{'delegation':'" + delegation + "','to':'" + agent.id() + "'}"),
            studio));
    assertThat(code(ask(registration, this::all))).isEqualTo("Full");
    Sequenced after = new Sequenced(registration.seq() + 10, registration.entry());
    assertThat(code(ask(after, this::all))).isEqualTo("DELEGATION_UNKNOWN");
  }
}
