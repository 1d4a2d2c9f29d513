package org.qianyin.rules.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qianyin.rules.TestLedger.accepted;
import static org.qianyin.rules.TestLedger.codes;
import static org.qianyin.rules.TestLedger.json;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Refusal;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.Rules;
import org.qianyin.rules.StudioLedger;
import org.qianyin.rules.TestLedger;
import org.qianyin.rules.TestLedger.Actor;
import org.qianyin.rules.act.Conflict;
import org.qianyin.rules.act.Findings;
import org.qianyin.rules.act.Remainder;
import org.qianyin.rules.act.Ruling;
import org.qianyin.rules.vocabulary.Right;

class LicenseRulesTest extends StudioLedger {

  private Json.Obj body(String exclusivity, Actor to, String territory, EntryId... works) {
    return ledger.grantBody(exclusivity, to, territory, "2026-07-01", "2027-07-01", works);
  }

  private Ruling grant(Json.Obj body, Actor to) {
    return ledger.act("license.granted", body, studio, to);
  }

  private static Json.Obj scope(Json.Obj body, String member, Json value) {
    return body.with("scope", body.object("scope").with(member, value));
  }

  @Test
  void anExclusiveLicenceOfTheSeriesBlocksOneOfTheEpisode() {
    EntryId first = accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    Ruling second = grant(body("NON_EXCLUSIVE", rival, "JP", episode), rival);
    assertThat(codes(second)).containsExactly("EXISTING_EXCLUSIVE");
    Findings findings = ((Ruling.Refused) second).findings();
    Conflict conflict = findings.conflicts().get(0);
    assertThat(conflict.license()).isEqualTo(first);
    assertThat(conflict.works()).containsExactly(episode);
    assertThat(conflict.overlap().territories().contains("JP")).isTrue();
  }

  @Test
  void anExclusiveLicenceOfTheEpisodeBlocksOneOfTheSeries() {
    accepted(grant(body("EXCLUSIVE", buyer, "JP", episode), buyer));
    assertThat(codes(grant(body("EXCLUSIVE", rival, "JP", series), rival)))
        .containsExactly("EXISTING_EXCLUSIVE", "NOT_SUBJECT_TO_EXISTING");
  }

  @Test
  void partsRegisteredLaterAreCoveredOnlyWithFutureParts() {
    accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    EntryId later = accepted(ledger.work(it -> part(it, series), studio));
    accepted(grant(body("EXCLUSIVE", rival, "JP", later), rival));
    Json.Obj future =
        body("EXCLUSIVE", buyer, "KR", series).with("futureParts", new Json.Bool(true));
    accepted(grant(future, buyer));
    EntryId last = accepted(ledger.work(it -> part(it, series), studio));
    assertThat(codes(grant(body("EXCLUSIVE", rival, "KR", last), rival)))
        .contains("EXISTING_EXCLUSIVE");
  }

  @Test
  void anExclusiveLicenceNamesTheOlderOnesBesideWhichItStands() {
    EntryId older = accepted(grant(body("NON_EXCLUSIVE", buyer, "JP", series), buyer));
    Ruling refused = grant(body("EXCLUSIVE", rival, "JP", series), rival);
    assertThat(codes(refused)).containsExactly("NOT_SUBJECT_TO_EXISTING");
    Remainder named = ((Ruling.Refused) refused).findings().remainders().get(0);
    assertThat(named.subjectTo()).containsExactly(older);
    Json.Obj subject =
        body("EXCLUSIVE", rival, "JP", series).with("subjectTo", TestLedger.ids(List.of(older)));
    accepted(grant(subject, rival));
  }

  @Test
  void aRefusalOffersWhatIsLeft() {
    accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    Json.Obj both =
        scope(
            body("NON_EXCLUSIVE", rival, "JP", series), "territories", json("{'in':['JP','KR']}"));
    Ruling refused = grant(both, rival);
    List<Remainder> remainders = ((Ruling.Refused) refused).findings().remainders();
    assertThat(remainders).hasSize(1);
    Json.Obj rest = remainders.get(0).scope().toJson().orElseThrow();
    assertThat(rest.object("territories")).isEqualTo(json("{'in':['KR']}"));
    accepted(grant(both.with("scope", rest), rival));
  }

  @Test
  void aRefusalAsJsonShowsWhereTheLicencesMeetAndWhatIsLeft() {
    EntryId older = accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    Json.Obj both =
        scope(
            body("NON_EXCLUSIVE", rival, "JP", series), "territories", json("{'in':['JP','KR']}"));
    Findings findings = ((Ruling.Refused) grant(both, rival)).findings();
    Json.Obj conflict = findings.conflicts().get(0).toJson();
    assertThat(conflict.string("license")).isEqualTo("license:" + older);
    assertThat(conflict.strings("reasons")).containsExactly("EXISTING_EXCLUSIVE");
    assertThat(conflict.strings("works")).containsExactly("work:" + series);
    assertThat(conflict.objects("boxes").get(0).object("territories"))
        .isEqualTo(json("{'in':['JP']}"));
    Remainder rest = findings.remainders().get(0);
    assertThat(Remainder.of(rest.toJson().orElseThrow())).isEqualTo(rest);
    Json.Obj asked = both.with("scope", rest.toJson().orElseThrow().object("scope"));
    accepted(grant(asked, rival));
  }

  @Test
  void whoHasNoTitleIsOfferedNothingInstead() {
    accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    Json.Obj both =
        scope(
            body("NON_EXCLUSIVE", buyer, "JP", series), "territories", json("{'in':['JP','KR']}"));
    Json.Obj other = both.with("licensee", new Json.Str(studio.id().toString()));
    Ruling refused = ledger.act("license.granted", other, rival, studio);
    assertThat(codes(refused)).contains("NO_TITLE", "EXISTING_EXCLUSIVE");
    assertThat(((Ruling.Refused) refused).findings().conflicts()).hasSize(1);
    assertThat(((Ruling.Refused) refused).findings().remainders()).isEmpty();
  }

  @Test
  void theSameLicenseeMayExtendItsLicence() {
    accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
  }

  @Test
  void onlyAnOwnerGrants() {
    assertThat(
            codes(
                ledger.act(
                    "license.granted", body("NON_EXCLUSIVE", buyer, "JP", series), rival, buyer)))
        .containsExactly("NO_TITLE", "OWNER_SIGNATURE_MISSING");
  }

  @Test
  void allCoOwnersSign() {
    EntryId shared = accepted(ledger.work(it -> it, studio, rival));
    Json.Obj body = body("NON_EXCLUSIVE", buyer, "JP", shared);
    assertThat(codes(grant(body, buyer))).containsExactly("OWNER_SIGNATURE_MISSING");
    Json.Obj cosigned = body.with("cosigners", Json.Arr.ofStrings(List.of(rival.id().toString())));
    accepted(ledger.act("license.granted", cosigned, studio, buyer, rival));
  }

  @Test
  void aSeriesWithAForeignEpisodeNeedsItsOwnerToo() {
    Json.Obj foreign =
        part(TestLedger.workBody(rival), series)
            .with("cosigners", Json.Arr.ofStrings(List.of(studio.id().toString())));
    accepted(ledger.act("work.registered", foreign, it -> it.doc(Digest.sha256()), rival, studio));
    assertThat(codes(grant(body("NON_EXCLUSIVE", buyer, "JP", series), buyer)))
        .containsExactly("NO_TITLE", "OWNER_SIGNATURE_MISSING");
  }

  @Test
  void aWithdrawnWorkTakesNoNewLicence() {
    Json.Obj withdrawn = json("{'reason':'OWNER_REQUEST','work':'" + series + "'}");
    accepted(ledger.act("work.withdrawn", withdrawn, studio));
    assertThat(codes(grant(body("NON_EXCLUSIVE", buyer, "JP", episode), buyer)))
        .containsExactly("WITHDRAWN");
  }

  @Test
  void rightsAreThoseOfTheUses() {
    Json.Obj body =
        scope(
            body("NON_EXCLUSIVE", buyer, "JP", series),
            "uses",
            Json.Arr.ofStrings(List.of("linear")));
    assertThat(codes(grant(body, buyer))).containsExactly("RIGHTS_DIFFER");
  }

  @Test
  void codesStandInTheVocabulary() {
    Json.Obj known = body("NON_EXCLUSIVE", buyer, "JP", series);
    assertThat(codes(grant(scope(known, "territories", json("{'in':['CN-HK']}")), buyer)))
        .containsExactly("UNKNOWN_CODE");
    assertThat(codes(grant(scope(known, "languages", json("{'in':['audio:yue']}")), buyer)))
        .containsExactly("UNKNOWN_CODE");
    assertThat(codes(grant(scope(known, "uses", Json.Arr.ofStrings(List.of("svod2"))), buyer)))
        .containsExactly("UNKNOWN_CODE");
  }

  @Test
  void anEmptyScopeIsRefusedAlone() {
    Json.Obj nothing =
        scope(
            body("NON_EXCLUSIVE", buyer, "JP", series),
            "territories",
            json("{'in':['JP'],'out':['JP']}"));
    assertThat(codes(ledger.act("license.granted", nothing, rival, buyer)))
        .containsExactly("EMPTY_SCOPE");
  }

  @Test
  void ancestorsAreRepeatedExactly() {
    Json.Obj body = body("NON_EXCLUSIVE", buyer, "JP", episode).without("ancestors");
    assertThat(codes(grant(body, buyer))).containsExactly("REPEAT_DIFFERS");
    Json.Obj more =
        body("NON_EXCLUSIVE", buyer, "JP", series)
            .with("ancestors", TestLedger.ids(List.of(episode)));
    assertThat(codes(grant(more, buyer))).containsExactly("REPEAT_DIFFERS");
  }

  @Test
  void aGrantOfTooManySubjectsNamesItsLongestList() {
    List<EntryId> works =
        IntStream.range(0, 16)
            .mapToObj(n -> EntryId.ofHex("%064x".formatted(n)))
            .collect(Collectors.toList());
    Json.Obj body = body("NON_EXCLUSIVE", buyer, "JP", series).with("works", TestLedger.ids(works));
    Json.Obj scope =
        body.object("scope").with("rights", Json.Arr.ofStrings(List.copyOf(Right.all().keySet())));
    Optional<Refusal> refused =
        EntryDraft.of("license.granted", 1, TestLedger.LOG)
            .by(studio.id())
            .body(body.with("scope", scope))
            .time(ledger.now())
            .nonce(new SecureRandom())
            .build()
            .orThrow()
            .check(Rules.types());
    assertThat(refused.orElseThrow().reason().code()).isEqualTo("TOO_MANY_SUBJECTS");
    assertThat(refused.get().detail()).contains("body.works with 16 items", "series");
  }

  @Test
  void oneCannotLicenseOneself() {
    Ruling refused =
        ledger.act("license.granted", body("NON_EXCLUSIVE", studio, "JP", series), studio);
    assertThat(codes(refused)).containsExactly("SELF");
    assertThat(((Ruling.Refused) refused).first().detail())
        .startsWith("by, licensee: " + studio.id())
        .endsWith("name another party in one of them");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'cap':{'max':10,'unit':'RUNS'}}",
        "{'conditions':[{'kind':'PAYMENT'}]}",
        "{'renewal':{'notice':30,'times':1}}",
        "{'holdbacks':[{'rights':['network'],'start':'2026-07-01T00:00:00.000Z','territories':{'in':['JP']},'uses':['avod']}]}"
      })
  void termsThatAreNotBuiltAreRefused(String terms) {
    Json.Obj body = body("NON_EXCLUSIVE", buyer, "JP", series);
    for (var member : json(terms).members().entrySet()) {
      body = body.with(member.getKey(), member.getValue());
    }
    assertThat(codes(grant(body, buyer))).containsExactly("NOT_YET_SUPPORTED");
  }

  @Test
  void aSoleLicenceWaitsForItsRules() {
    assertThat(codes(grant(body("SOLE", buyer, "JP", series), buyer)))
        .containsExactly("NOT_YET_SUPPORTED");
  }

  private Json.Obj termination(EntryId license, String kind, String effective) {
    return json("{'effective':'"
            + effective
            + "T00:00:00.000Z','kind':'"
            + kind
            + "','license':'"
            + license
            + "','posts':{'x':['network']},'sublicenses':'FALL'}")
        .with("works", TestLedger.ids(List.of(series)));
  }

  @Test
  void bothSidesEndALicenceAndFreeItsBox() {
    EntryId license = accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    Json.Obj end = termination(license, "MUTUAL", "2026-09-01");
    assertThat(codes(ledger.act("license.terminated", end, studio)))
        .containsExactly("SIGNER_MISSING");
    Json.Obj signed = end.with("cosigners", Json.Arr.ofStrings(List.of(buyer.id().toString())));
    accepted(ledger.act("license.terminated", signed, studio, buyer));
    assertThat(codes(grant(body("EXCLUSIVE", rival, "JP", series), rival)))
        .containsExactly("EXISTING_EXCLUSIVE", "NOT_SUBJECT_TO_EXISTING");
    Json.Obj after = ledger.grantBody("EXCLUSIVE", rival, "JP", "2026-09-01", "2027-07-01", series);
    accepted(grant(after, rival));
  }

  @Test
  void aTerminationRepeatsTheLicenceAndLooksForward() {
    EntryId license = accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    Json.Obj wrong =
        termination(license, "BREACH", "2026-09-01").with("posts", json("{'n':['network']}"));
    assertThat(codes(ledger.act("license.terminated", wrong, studio)))
        .containsExactly("REPEAT_DIFFERS");
    Json.Obj past = termination(license, "BREACH", "2026-05-01");
    assertThat(codes(ledger.act("license.terminated", past, studio)))
        .containsExactly("EFFECTIVE_IN_PAST");
    Json.Obj court =
        termination(license, "COURT", "2026-09-01")
            .with("document", new Json.Str("sha256:" + "00".repeat(32)));
    assertThat(codes(ledger.act("license.terminated", court, studio)))
        .containsExactly("NOT_YET_SUPPORTED");
    Json.Obj unknown = termination(episode, "BREACH", "2026-09-01");
    assertThat(codes(ledger.act("license.terminated", unknown, studio)))
        .containsExactly("UNKNOWN_LICENSE");
  }

  @Test
  void aStrangerEndsNothingAndNobodyTwice() {
    EntryId license = accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    Json.Obj end = termination(license, "BREACH", "2026-09-01");
    assertThat(codes(ledger.act("license.terminated", end, rival))).containsExactly("NOT_PARTY");
    accepted(ledger.act("license.terminated", end, buyer));
    assertThat(codes(ledger.act("license.terminated", end, studio)))
        .containsExactly("UNKNOWN_LICENSE");
    accepted(
        ledger.act("license.terminated", termination(license, "BREACH", "2026-08-01"), studio));
  }

  @Test
  void anOfferBooksNothing() {
    Json.Obj offer =
        body("EXCLUSIVE", buyer, "JP", series)
            .without("licensee")
            .with("acceptance", new Json.Str("OPEN"))
            .with("validUntil", new Json.Str("2026-12-01T00:00:00.000Z"));
    accepted(ledger.act("license.offered", offer, studio));
    accepted(grant(body("EXCLUSIVE", rival, "JP", series), rival));
    assertThat(codes(ledger.act("license.offered", offer, buyer)))
        .containsExactly("NO_TITLE", "OWNER_SIGNATURE_MISSING");
  }

  @Test
  void aWindowThatOnlyTouchesDoesNotConflict() {
    accepted(grant(body("EXCLUSIVE", buyer, "JP", series), buyer));
    accepted(
        grant(
            ledger.grantBody("EXCLUSIVE", rival, "JP", "2027-07-01", "2028-07-01", series), rival));
  }

  @Test
  void twoLicencesSharingNoLanguageOrChannelDoNotConflict() {
    Json.Obj chinese =
        scope(body("EXCLUSIVE", buyer, "JP", series), "languages", json("{'in':['audio:zh']}"));
    accepted(grant(chinese, buyer));
    accepted(
        grant(
            scope(body("EXCLUSIVE", rival, "JP", series), "languages", json("{'in':['audio:ja']}")),
            rival));
    Json.Obj cantonese =
        scope(body("EXCLUSIVE", rival, "JP", series), "languages", json("{'in':['audio:zh-yue']}"));
    assertThat(codes(grant(cantonese, rival))).contains("EXISTING_EXCLUSIVE");
  }
}
