package org.qianyin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.PartyId;
import org.qianyin.rules.schema.Signers;

class SignersTest {

  private static final PartyId ALICE = party('a');
  private static final PartyId BOB = party('b');
  private static final PartyId CAROL = party('c');

  /** The cases that stand for a whole act; the others are signed by one key alone. */
  static List<LedgerVectors.Case> signedBodies() {
    return LedgerVectors.read("bodies.json", "cases").stream()
        .filter(given -> given.name().matches(".*: (minimal|rich|variant( 3)?)"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("signedBodies")
  void asksForAsManySignersAsHaveSigned(LedgerVectors.Case given) {
    Entry entry = Entry.parse(given.bytes(), Rules.types()).orThrow();
    Signers signers = Rules.signers(entry);
    int keys = entry.type().equals("key.rotated") ? entry.sigs().size() : signers.keys().size();
    int parties = entry.type().equals("key.rotated") ? 0 : signers.by().map(by -> 1).orElse(0);
    assertThat(keys + parties + signers.others().size())
        .as(given.name())
        .isEqualTo(entry.sigs().size());
    assertThat(signers.actorHolds()).isTrue();
    assertThat(signers.doubled(Optional.empty())).isEmpty();
  }

  @Test
  void wantsTheActingPartyAmongTheOwners() {
    assertThat(signers("work.registered", ALICE, owners(ALICE, BOB)).actorHolds()).isTrue();
    assertThat(signers("work.registered", CAROL, owners(ALICE, BOB)).actorHolds()).isFalse();
  }

  @Test
  void asksEveryOwnerButTheActingOneOnce() {
    assertThat(signers("work.registered", ALICE, owners(ALICE, BOB)).others()).containsExactly(BOB);
  }

  @Test
  void refusesALicenceToOneself() {
    assertThat(signers("license.granted", ALICE, licensee(ALICE)).doubled(Optional.empty()))
        .contains(ALICE);
    assertThat(signers("license.granted", ALICE, licensee(BOB)).doubled(Optional.empty()))
        .isEmpty();
  }

  @Test
  void refusesADelegateWhoGrantsToHimself() {
    assertThat(signers("license.granted", ALICE, licensee(BOB)).doubled(Optional.of(BOB)))
        .contains(BOB);
    assertThat(signers("license.granted", ALICE, licensee(BOB)).doubled(Optional.of(CAROL)))
        .isEmpty();
  }

  @Test
  void letsAnAssignorKeepAShare() {
    Json.Obj body =
        Json.Obj.of(
            Map.of(
                "from",
                Json.Arr.ofStrings(List.of(ALICE.toString())),
                "to",
                new Json.Arr(List.of(holder(ALICE), holder(BOB)))));
    Signers signers = signers("rights.assigned", ALICE, body);
    assertThat(signers.doubled(Optional.empty())).isEmpty();
    assertThat(signers.others()).containsExactly(BOB);
  }

  @Test
  void namesThoseWhoNeedNotSign() {
    Signers signers = signers("delegation.granted", ALICE, Json.Obj.of(Map.of("to", text(BOB))));
    assertThat(signers.others()).isEmpty();
    assertThat(signers.named()).containsExactly(BOB);
  }

  private static Signers signers(String type, PartyId by, Json.Obj body) {
    return Rules.type(type).orElseThrow().signers(Optional.of(by), body);
  }

  private static Json.Obj owners(PartyId... owners) {
    return Json.Obj.of(
        Map.of(
            "owners",
            new Json.Arr(List.of(owners).stream().<Json>map(SignersTest::holder).toList())));
  }

  private static Json.Obj licensee(PartyId licensee) {
    return Json.Obj.of(Map.of("licensee", text(licensee)));
  }

  private static Json.Obj holder(PartyId party) {
    return Json.Obj.of(Map.of("party", text(party)));
  }

  private static Json text(PartyId party) {
    return new Json.Str(party.toString());
  }

  private static PartyId party(char digit) {
    return PartyId.of("party:" + String.valueOf(digit).repeat(64));
  }
}
