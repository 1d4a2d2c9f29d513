package org.qianyin.rules.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qianyin.rules.TestLedger.accepted;
import static org.qianyin.rules.TestLedger.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Sequenced;
import org.qianyin.proof.entry.Subject;
import org.qianyin.rules.StudioLedger;
import org.qianyin.rules.TestLedger;
import org.qianyin.rules.TestLedger.Actor;

class StatusTest extends StudioLedger {

  private static final Instant DURING = Instant.parse("2026-08-01T00:00:00Z");

  private EntryId grant(String exclusivity, Actor to, String territory, EntryId... works) {
    Json.Obj body = ledger.grantBody(exclusivity, to, territory, "2026-07-01", "2027-07-01", works);
    return accepted(ledger.act("license.granted", body, studio, to));
  }

  private Status ask(Actor party, String territory) {
    return ask(party, territory, DURING);
  }

  private Status ask(Actor party, String territory, Instant at) {
    return Status.of(ledger.history(), Question.of(party.id(), episode, "svod", territory, at));
  }

  private static String outcome(Status status) {
    return status.grade()
        + " "
        + status.reasons().stream().map(Ground::code).distinct().collect(Collectors.joining(" "));
  }

  private static List<String> cautions(Status status) {
    return status.cautions().stream().map(Ground::code).toList();
  }

  @Test
  void aLicenceOfTheSeriesCoversTheEpisode() {
    EntryId license = grant("NON_EXCLUSIVE", buyer, "JP", series);
    Status status = ask(buyer, "JP");
    assertThat(outcome(status)).isEqualTo("PERMITTED LICENSED");
    assertThat(status.licenses()).containsExactly(license);
    assertThat(status.validUntil()).contains(Instant.parse("2027-07-01T00:00:00Z"));
    assertThat(status.inWords(Locale.CHINESE)).isEqualTo("可以使用：许可有效");
  }

  @Test
  void withoutALicenceItIsProhibited() {
    grant("NON_EXCLUSIVE", buyer, "JP", series);
    assertThat(outcome(ask(rival, "JP"))).isEqualTo("PROHIBITED NO_GRANT");
    assertThat(outcome(ask(buyer, "KR"))).isEqualTo("PROHIBITED NO_GRANT");
    assertThat(ask(rival, "JP").inWords(Locale.ENGLISH))
        .isEqualTo("Prohibited: no licence is recorded in this ledger");
  }

  @Test
  void aLicenceCountsInsideItsWindowOnly() {
    grant("NON_EXCLUSIVE", buyer, "JP", series);
    Status early = ask(buyer, "JP", Instant.parse("2026-06-30T23:59:59.999Z"));
    assertThat(outcome(early)).isEqualTo("PROHIBITED NOT_YET_STARTED");
    assertThat(early.validUntil()).contains(Instant.parse("2026-07-01T00:00:00Z"));
    assertThat(outcome(ask(buyer, "JP", Instant.parse("2026-07-01T00:00:00Z"))))
        .isEqualTo("PERMITTED LICENSED");
    Status late = ask(buyer, "JP", Instant.parse("2027-07-01T00:00:00Z"));
    assertThat(outcome(late)).isEqualTo("PROHIBITED EXPIRED");
    assertThat(late.inWords(Locale.CHINESE)).isEqualTo("不可使用：许可已于 2027-07-01 08:00（北京时间） 到期");
    assertThat(late.validUntil()).isEmpty();
  }

  @Test
  void theOwnerMayUntilSomebodyHasItAlone() {
    Status free = ask(studio, "JP");
    assertThat(outcome(free)).isEqualTo("PERMITTED OWNER");
    EntryId license = grant("EXCLUSIVE", buyer, "JP", series);
    Status excluded = ask(studio, "JP");
    assertThat(outcome(excluded)).isEqualTo("PROHIBITED OWNER_EXCLUDED");
    assertThat(excluded.reasons().get(0).entry()).contains(license);
    assertThat(outcome(ask(studio, "KR"))).isEqualTo("PERMITTED OWNER");
    Status before = ask(studio, "JP", Instant.parse("2026-06-15T00:00:00Z"));
    assertThat(outcome(before)).isEqualTo("PERMITTED OWNER");
    assertThat(before.validUntil()).contains(Instant.parse("2026-07-01T00:00:00Z"));
  }

  @Test
  void aNonExclusiveLicenceLeavesTheOwnerFree() {
    grant("NON_EXCLUSIVE", buyer, "JP", series);
    assertThat(outcome(ask(studio, "JP"))).isEqualTo("PERMITTED OWNER");
  }

  @Test
  void anExclusiveLicenceOfAnotherEpisodeExcludesNobodyHere() {
    EntryId other = accepted(ledger.work(it -> part(it, series), studio));
    grant("EXCLUSIVE", buyer, "JP", other);
    assertThat(outcome(ask(studio, "JP"))).isEqualTo("PERMITTED OWNER");
  }

  @Test
  void theWorstPartOfACountryDecides() {
    grant("NON_EXCLUSIVE", buyer, "CN-GD", series);
    assertThat(outcome(ask(buyer, "CN-GD"))).isEqualTo("PERMITTED LICENSED");
    assertThat(outcome(ask(buyer, "CN"))).isEqualTo("PROHIBITED NO_GRANT");
    grant("NON_EXCLUSIVE", buyer, "CN", series);
    assertThat(outcome(ask(buyer, "CN"))).isEqualTo("PERMITTED LICENSED");
  }

  @Test
  void everyLanguageAndChannelIsAskedForUnlessTheQuestionNamesThem() {
    Json.Obj body =
        ledger.grantBody("NON_EXCLUSIVE", buyer, "JP", "2026-07-01", "2027-07-01", series);
    Json.Obj scope =
        body.object("scope")
            .with("languages", json("{'in':['audio:zh','sub:ja']}"))
            .with("channels", json("{'in':['svc:dns:play.example']}"));
    accepted(ledger.act("license.granted", body.with("scope", scope), studio, buyer));
    Question any = Question.of(buyer.id(), episode, "svod", "JP", DURING);
    Question named = any.in("audio:zh-yue", "sub:ja").over("svc:dns:play.example");
    assertThat(outcome(Status.of(ledger.history(), named))).isEqualTo("PERMITTED LICENSED");
    assertThat(outcome(Status.of(ledger.history(), any))).isEqualTo("PROHIBITED NO_GRANT");
    assertThat(outcome(Status.of(ledger.history(), named.in("audio:zh", "sub:ko"))))
        .isEqualTo("PROHIBITED NO_GRANT");
    assertThat(outcome(Status.of(ledger.history(), named.over("svc:dns:play.example.org"))))
        .isEqualTo("PROHIBITED NO_GRANT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"work:%s/title", "work:%s/x/network", "license:%s"})
  void aFacetThatHoldsAnEntryOfAKindNotBuiltYetDecidesNothing(String subject) {
    EntryId license = grant("EXCLUSIVE", buyer, "JP", series);
    Question question = Question.of(studio.id(), episode, "svod", "JP", DURING);
    assertThat(outcome(Status.of(ledger.history(), question)))
        .isEqualTo("PROHIBITED OWNER_EXCLUDED");
    String facet = subject.formatted(subject.startsWith("license") ? license : series);
    assertThat(outcome(Status.of(with(facet, "later.kind", json("{}")), question)))
        .isEqualTo("UNKNOWN NOT_YET_SUPPORTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'cap':{'max':1,'unit':'RUNS'}}",
        "{'conditions':[{'kind':'PAYMENT'}]}",
        "{'holdbacks':[{'rights':['network'],'start':'2026-01-01T00:00:00.000Z',"
            + "'territories':{'in':'*'},'uses':['svod']}]}",
        "{'parent':'0000000000000000000000000000000000000000000000000000000000000000'}"
      })
  void aGrantWithTermsNotBuiltYetPermitsAndBarsNobody(String terms) {
    Json.Obj asked = ledger.grantBody("EXCLUSIVE", buyer, "JP", "2026-07-01", "2027-07-01", series);
    Json.Obj elsewhere = asked.with("scope", scopeIn(asked, "KR"));
    String x = "work:" + series + "/x/network";
    for (Actor asker : List.of(buyer, studio)) {
      Question question = Question.of(asker.id(), episode, "svod", "JP", DURING);
      assertThat(outcome(Status.of(with(x, "license.granted", merged(asked, terms)), question)))
          .isEqualTo("UNKNOWN NOT_YET_SUPPORTED");
    }
    Question owners = Question.of(studio.id(), episode, "svod", "JP", DURING);
    assertThat(outcome(Status.of(with(x, "license.granted", elsewhere), owners)))
        .isEqualTo("PERMITTED OWNER");
    assertThat(outcome(Status.of(with(x, "license.granted", merged(elsewhere, terms)), owners)))
        .isEqualTo("UNKNOWN NOT_YET_SUPPORTED");
  }

  @Test
  void whatALicenseeMadeOfItsLicenceByASublicenceIsNotGuessed() {
    EntryId license = grant("NON_EXCLUSIVE", buyer, "JP", series);
    String below = "license:" + license + "/sub";
    Question question = Question.of(buyer.id(), episode, "svod", "JP", DURING);
    Status status = Status.of(ledger.history(), question);
    assertThat(status.closure().stream().map(it -> it.subject().text())).contains(below);
    assertThat(outcome(Status.of(with(below, "license.granted", json("{}")), question)))
        .isEqualTo("UNKNOWN NOT_YET_SUPPORTED");
  }

  @Test
  void aTerminatedLicenceEndsAtItsInstant() {
    EntryId license = grant("NON_EXCLUSIVE", buyer, "JP", series);
    Json.Obj end =
        json("{'effective':'2026-09-01T00:00:00.000Z','kind':'BREACH','license':'"
                + license
                + "','posts':{'n':['network']},'sublicenses':'FALL'}")
            .with("works", TestLedger.ids(List.of(series)));
    accepted(ledger.act("license.terminated", end, studio));
    Status before = ask(buyer, "JP");
    assertThat(outcome(before)).isEqualTo("PERMITTED LICENSED");
    assertThat(before.validUntil()).contains(Instant.parse("2026-09-01T00:00:00Z"));
    assertThat(outcome(ask(buyer, "JP", Instant.parse("2026-09-01T00:00:00Z"))))
        .isEqualTo("PROHIBITED TERMINATED");
  }

  @Test
  void aPartRegisteredLaterIsNotCovered() {
    grant("NON_EXCLUSIVE", buyer, "JP", series);
    EntryId later = accepted(ledger.work(it -> part(it, series), studio));
    Question question = Question.of(buyer.id(), later, "svod", "JP", DURING);
    assertThat(outcome(Status.of(ledger.history(), question))).isEqualTo("PROHIBITED NO_GRANT");
  }

  @Test
  void anUnknownWorkIsUnknown() {
    Question question =
        Question.of(buyer.id(), EntryId.ofHex("00".repeat(32)), "svod", "JP", DURING);
    assertThat(outcome(Status.of(ledger.history(), question))).isEqualTo("UNKNOWN WORK_NOT_FOUND");
  }

  @Test
  void aSourceWithoutClearanceLeavesItUndecided() {
    EntryId novel = accepted(ledger.work(it -> it, rival));
    EntryId adapted =
        accepted(
            ledger.work(
                it ->
                    it.with(
                        "derives",
                        json("{'e':[{'clearance':{'kind':'NONE'},'target':'"
                                + novel
                                + "','type':'ADAPTATION'}]}")
                            .get("e")
                            .orElseThrow()),
                studio));
    Question question = Question.of(studio.id(), adapted, "svod", "JP", DURING);
    assertThat(outcome(Status.of(ledger.history(), question)))
        .isEqualTo("UNKNOWN PARENT_UNVERIFIED");
    assertThat(
            outcome(
                Status.of(
                    ledger.history(), Question.of(buyer.id(), adapted, "svod", "JP", DURING))))
        .isEqualTo("PROHIBITED NO_GRANT");
  }

  @Test
  void theSameFileRegisteredEarlierByAnotherLeavesItUndecided() {
    Digest file = Digest.sha256(new byte[] {1});
    Json files =
        json("{'f':[{'digest':'sha256:" + file + "','mime':'video/mp4','role':'MASTER','size':1}]}")
            .get("f")
            .orElseThrow();
    accepted(ledger.work(it -> it.with("files", files), rival));
    EntryId copy = accepted(ledger.work(it -> it.with("files", files), studio));
    Question question = Question.of(studio.id(), copy, "svod", "JP", DURING);
    assertThat(outcome(Status.of(ledger.history(), question))).isEqualTo("PERMITTED OWNER");
    assertThat(outcome(Status.of(ledger.history(), question.with(file))))
        .isEqualTo("UNKNOWN EARLIER_REGISTRATION");
    assertThat(outcome(Status.of(ledger.history(), question.with(Digest.sha256()))))
        .isEqualTo("UNKNOWN CONTENT_MISMATCH");
  }

  @Test
  void cautionsNameCoOwnersAndWithdrawals() {
    EntryId shared = accepted(ledger.work(it -> it, studio, rival));
    Json.Obj withdrawn =
        json("{'reason':'OWNER_REQUEST','work':'" + shared + "'}")
            .with("cosigners", Json.Arr.ofStrings(List.of(rival.id().toString())));
    accepted(ledger.act("work.withdrawn", withdrawn, studio, rival));
    Status status =
        Status.of(ledger.history(), Question.of(studio.id(), shared, "svod", "JP", DURING));
    assertThat(outcome(status)).isEqualTo("PERMITTED OWNER");
    assertThat(cautions(status)).containsExactly("CO_OWNER", "WITHDRAWN");
  }

  @Test
  void aRightThatTheOwnersDoNotHoldIsNotTheirs() {
    EntryId work =
        accepted(
            ledger.work(
                it -> it.with("rightsHeld", Json.Arr.ofStrings(List.of("adaptation"))), studio));
    Question question = Question.of(studio.id(), work, "svod", "JP", DURING);
    assertThat(outcome(Status.of(ledger.history(), question))).isEqualTo("PROHIBITED NO_GRANT");
  }

  @Test
  void aHistoryWithoutOneNeededFacetDecidesNothing() {
    grant("NON_EXCLUSIVE", buyer, "JP", series);
    Question question = Question.of(buyer.id(), episode, "svod", "JP", DURING);
    List<Subject> closure =
        Status.of(ledger.history(), question).closure().stream().map(Facet::subject).toList();
    assertThat(closure).hasSizeGreaterThan(4);
    History whole = only(closure);
    assertThat(outcome(Status.of(whole, question))).isEqualTo("PERMITTED LICENSED");
    assertThat(Status.missing(whole, question)).isEmpty();
    for (Subject dropped : closure) {
      History less = only(closure.stream().filter(it -> !it.equals(dropped)).toList());
      assertThat(outcome(Status.of(less, question)))
          .as("without %s", dropped)
          .isEqualTo("UNKNOWN HISTORY_INCOMPLETE");
      assertThat(Status.missing(less, question)).contains(dropped);
    }
  }

  @Test
  void aClientFetchesWhatIsMissingUntilNothingIs() {
    grant("NON_EXCLUSIVE", buyer, "JP", series);
    Question question = Question.of(buyer.id(), episode, "svod", "JP", DURING);
    List<Subject> have = new ArrayList<>();
    int rounds = 0;
    for (List<Subject> more = Status.missing(only(have), question);
        !more.isEmpty();
        more = Status.missing(only(have), question)) {
      have.addAll(more);
      rounds++;
    }
    assertThat(rounds).isLessThanOrEqualTo(5);
    assertThat(outcome(Status.of(only(have), question))).isEqualTo("PERMITTED LICENSED");
  }

  @Test
  void aCompleteFacetOfThePartyServesAsWell() {
    grant("NON_EXCLUSIVE", buyer, "JP", series);
    Question question = Question.of(buyer.id(), episode, "svod", "JP", DURING);
    History byParty =
        History.of(
            ledger.history().asOf().orElseThrow(),
            subject ->
                subject.text().contains("/n/") || subject.text().contains("/x/")
                    ? Optional.empty()
                    : Optional.of(ledger.facet(subject)));
    assertThat(outcome(Status.of(byParty, question))).isEqualTo("PERMITTED LICENSED");
    assertThat(outcome(Status.of(byParty, Question.of(rival.id(), episode, "svod", "JP", DURING))))
        .isEqualTo("PROHIBITED NO_GRANT");
  }

  @Test
  void aCountAloneIsNotEnoughWhereEntriesAreRead() {
    Question question = Question.of(studio.id(), episode, "svod", "JP", DURING);
    History counts =
        History.of(
            ledger.history().asOf().orElseThrow(),
            subject -> {
              Facet facet = ledger.facet(subject);
              return Optional.of(new Facet(subject, facet.count(), facet.root(), new TreeMap<>()));
            });
    assertThat(outcome(Status.of(counts, question))).isEqualTo("UNKNOWN HISTORY_INCOMPLETE");
  }

  @Test
  void doubtsOfTheVerdictLeaveItUndecided() {
    grant("NON_EXCLUSIVE", buyer, "JP", series);
    History doubted = ledger.history().doubted(List.of("INDEX_UNAUDITED"));
    Question question = Question.of(buyer.id(), episode, "svod", "JP", DURING);
    assertThat(outcome(Status.of(doubted, question))).isEqualTo("UNKNOWN INDEX_UNAUDITED");
  }

  @Test
  void theAnswerAsJsonSaysWhatItRestsOn() {
    EntryId license = grant("NON_EXCLUSIVE", buyer, "JP", series);
    Json.Obj answer = ask(buyer, "JP").toJson();
    assertThat(answer.string("verdict")).isEqualTo("PERMITTED");
    assertThat(answer.strings("basis")).containsExactly("work:" + episode, "license:" + license);
    assertThat(answer.string("validUntil")).isEqualTo("2027-07-01T00:00:00.000Z");
    assertThat(answer.objects("closure").stream().map(it -> it.string("subject")))
        .contains("work:" + episode + "/title", "license:" + license);
    assertThat(answer.strings("notJudged")).contains("FAIR_USE");
    assertThat(answer.object("text").string("zh")).startsWith("可以使用");
  }

  @Test
  void aQuestionNamesKnownCodes() {
    assertThatThrownBy(() -> Question.of(buyer.id(), episode, "svod2", "JP", DURING))
        .hasMessageContaining("use");
    assertThatThrownBy(() -> Question.of(buyer.id(), episode, "svod", "CN-HK", DURING))
        .hasMessageContaining("territory");
    assertThatThrownBy(() -> Question.of(buyer.id(), episode, "svod", "JP", DURING).in("audio:yue"))
        .hasMessageContaining("audio:zh");
  }

  /** The history of a later server: a facet ends in an entry that rules of today do not accept. */
  private History with(String facet, String type, Json.Obj body) {
    Sequenced later = ledger.unjudged(type, body, studio);
    List<String> facets = new ArrayList<>(List.of(facet));
    if (body.has("licensee")) {
      facets.add("license:" + later.entry().id());
      facets.add(body.string("licensee") + "/named");
    }
    return History.of(
        ledger.history().asOf().orElseThrow(),
        subject -> {
          Facet known = ledger.facet(subject);
          TreeMap<Long, Sequenced> elements = new TreeMap<>(known.elements());
          if (!facets.contains(subject.text())) {
            return Optional.of(known);
          }
          elements.put(known.count(), later);
          return Optional.of(
              new Facet(subject, known.count() + 1, Optional.of(Digest.sha256()), elements));
        });
  }

  private static Json.Obj scopeIn(Json.Obj body, String territory) {
    return body.object("scope").with("territories", json("{'in':['" + territory + "']}"));
  }

  private static Json.Obj merged(Json.Obj body, String terms) {
    Json.Obj merged = body;
    for (var term : json(terms).members().entrySet()) {
      merged = merged.with(term.getKey(), term.getValue());
    }
    return merged;
  }

  private History only(List<Subject> subjects) {
    return History.of(
        ledger.history().asOf().orElseThrow(),
        subject ->
            subjects.contains(subject) ? Optional.of(ledger.facet(subject)) : Optional.empty());
  }
}
