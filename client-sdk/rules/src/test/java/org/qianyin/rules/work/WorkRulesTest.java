package org.qianyin.rules.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qianyin.rules.TestLedger.accepted;
import static org.qianyin.rules.TestLedger.codes;
import static org.qianyin.rules.TestLedger.json;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.TestLedger;
import org.qianyin.rules.TestLedger.Actor;

class WorkRulesTest {

  private static String file(String digest) {
    return "{'files':[{'digest':'sha256:"
        + digest
        + "','mime':'video/mp4','role':'MASTER','size':1}]}";
  }

  private final TestLedger ledger = new TestLedger();
  private Actor studio;
  private Actor partner;

  @BeforeEach
  void parties() {
    studio = ledger.party("studio");
    partner = ledger.party("partner");
  }

  private static Json.Obj with(Json.Obj body, String members) {
    Json.Obj changed = body;
    for (var member : json(members).members().entrySet()) {
      changed = changed.with(member.getKey(), member.getValue());
    }
    return changed;
  }

  private static Json.Obj partOf(Json.Obj body, EntryId parent) {
    return with(body, "{'kind':'EPISODE','partOf':'" + parent + "'}");
  }

  @Test
  void registersAWorkAndItsPart() {
    EntryId series = accepted(ledger.work(it -> it, studio));
    EntryId episode = accepted(ledger.work(it -> partOf(it, series), studio));
    assertThat(ledger.state().work(episode).orElseThrow().above()).containsExactly(series);
    assertThat(ledger.state().parts(series)).hasSize(1);
  }

  @Test
  void aPartNeedsTheConsentOfTheOwnersAboveIt() {
    EntryId series = accepted(ledger.work(it -> it, studio));
    assertThat(codes(ledger.work(it -> partOf(it, series), partner)))
        .containsExactly("PARENT_CONSENT_MISSING");
    Json.Obj body =
        partOf(TestLedger.workBody(partner), series)
            .with("cosigners", Json.Arr.ofStrings(List.of(studio.id().toString())));
    assertThat(
            codes(
                ledger.act(
                    "work.registered", body, it -> it.doc(Digest.sha256()), partner, studio)))
        .isEmpty();
  }

  @Test
  void aLineHasAtMostFourWorks() {
    EntryId top = accepted(ledger.work(it -> it, studio));
    for (int level = 2; level <= 4; level++) {
      EntryId above = top;
      top = accepted(ledger.work(it -> partOf(it, above), studio));
    }
    EntryId fourth = top;
    assertThat(codes(ledger.work(it -> partOf(it, fourth), studio)))
        .containsExactly("TOO_MANY_LEVELS");
  }

  @Test
  void theSameFileCountsOncePerParty() {
    String digest = "ab".repeat(32);
    accepted(ledger.work(it -> with(it, file(digest)), studio));
    assertThat(codes(ledger.work(it -> with(it, file(digest)), studio)))
        .containsExactly("CONTENT_REPEATED");
    accepted(ledger.work(it -> with(it, file(digest)), partner));
  }

  @Test
  void sharesSumToOne() {
    Json.Obj body = TestLedger.workBody(studio);
    Json.Obj half =
        with(
            body,
            "{'owners':[{'acquired':'ORIGINAL','party':'" + studio.id() + "','share':'1/2'}]}");
    assertThat(codes(ledger.work(it -> half, studio))).containsExactly("SHARES");
  }

  @Test
  void codesStandInTheVocabulary() {
    assertThat(codes(ledger.work(it -> with(it, "{'languages':['qq']}"), studio)))
        .containsExactly("UNKNOWN_CODE");
    assertThat(codes(ledger.work(it -> with(it, "{'country':'ZZ'}"), studio)))
        .containsExactly("UNKNOWN_CODE");
  }

  @Test
  void refersToWorksAndCommitmentsThatAreThere() {
    String nobody = "00".repeat(32);
    assertThat(codes(ledger.work(it -> with(it, "{'partOf':'" + nobody + "'}"), studio)))
        .containsExactly("UNKNOWN_WORK");
    assertThat(codes(ledger.work(it -> with(it, "{'opens':['" + nobody + "']}"), studio)))
        .containsExactly("UNKNOWN_COMMIT");
    accepted(ledger.act("journal.committed", json("{'commit':'" + nobody + "'}"), studio));
    accepted(ledger.work(it -> with(it, "{'opens':['" + nobody + "']}"), studio));
  }

  @Test
  void theActingPartyIsAnOwner() {
    Json.Obj foreign = TestLedger.workBody(partner);
    assertThat(
            codes(
                ledger.act(
                    "work.registered", foreign, it -> it.doc(Digest.sha256()), studio, partner)))
        .containsExactly("NO_TITLE");
  }

  private static String edge(EntryId target, String clearance) {
    return "{'derives':[{'clearance':"
        + clearance
        + ",'target':'"
        + target
        + "','type':'ADAPTATION'}]}";
  }

  @Test
  void aClearanceByLicenceWaitsForItsRules() {
    EntryId novel = accepted(ledger.work(it -> it, partner));
    assertThat(codes(ledger.work(it -> with(it, edge(novel, "{'kind':'OWN'}")), studio)))
        .containsExactly("NO_TITLE");
    accepted(ledger.work(it -> with(it, edge(novel, "{'kind':'OWN'}")), partner));
  }

  @Test
  void releasesAFileThatWasRegisteredWithoutDigest() {
    String hidden = "{'files':[{'mime':'video/mp4','role':'MASTER','size':1}]}";
    EntryId work = accepted(ledger.work(it -> with(it, hidden), studio));
    Json.Obj release =
        json(
            "{'change':['RELEASE'],'release':[{'digest':'sha256:"
                + "cd".repeat(32)
                + "','n':0}],'work':'"
                + work
                + "'}");
    assertThat(codes(ledger.act("work.amended", release, partner)))
        .containsExactly("NO_TITLE", "OWNER_SIGNATURE_MISSING");
    accepted(ledger.act("work.amended", release, studio));
    assertThat(codes(ledger.act("work.amended", release, studio))).containsExactly("UNKNOWN_FILE");
  }

  @Test
  void allOwnersWithdrawAWorkOnce() {
    EntryId work = accepted(ledger.work(it -> it, studio, partner));
    Json.Obj body = json("{'reason':'OWNER_REQUEST','work':'" + work + "'}");
    assertThat(codes(ledger.act("work.withdrawn", body, studio)))
        .containsExactly("OWNER_SIGNATURE_MISSING");
    Json.Obj both = body.with("cosigners", Json.Arr.ofStrings(List.of(partner.id().toString())));
    accepted(ledger.act("work.withdrawn", both, studio, partner));
    assertThat(codes(ledger.act("work.withdrawn", both, studio, partner)))
        .containsExactly("WITHDRAWN");
  }

  @Test
  void aDelegateRegistersForAParty() {
    Actor agent = ledger.party("agent");
    Json.Obj mandate =
        json(
            "{'to':'"
                + agent.id()
                + "','types':['work.registered'],'until':'2026-06-02T00:00:00.000Z'}");
    EntryId delegation = accepted(ledger.act("delegation.granted", mandate, studio));
    Json.Obj body = TestLedger.workBody(studio).with("via", new Json.Str(delegation.hex()));
    EntryId work =
        accepted(
            ledger.actFor(
                studio.id(), "work.registered", body, it -> it.doc(Digest.sha256()), agent));
    assertThat(ledger.state().work(work).orElseThrow().registrant()).isEqualTo(studio.id());
  }

  @Test
  void whatIsNotBuiltIsRefused() {
    EntryId work = accepted(ledger.work(it -> it, studio));
    Json.Obj body = json("{'ground':'COPY','works':['" + work + "']}");
    assertThat(codes(ledger.act("dispute.opened", body, partner)))
        .containsExactly("NOT_YET_SUPPORTED");
  }
}
