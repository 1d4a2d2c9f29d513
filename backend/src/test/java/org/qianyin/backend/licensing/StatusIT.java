package org.qianyin.backend.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qianyin.backend.SampleLog.json;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qianyin.backend.Author;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.SampleLog;
import org.qianyin.backend.Server;
import org.qianyin.backend.ledger.LogReader;
import org.qianyin.proof.Policy;
import org.qianyin.proof.Verdict;
import org.qianyin.proof.check.BundleVerifier;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.rules.Rules;
import org.qianyin.rules.status.Grade;
import org.qianyin.rules.status.History;
import org.qianyin.rules.status.Question;
import org.qianyin.rules.status.Status;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions to a server with a log, and the proofs from which others answer them. */
class StatusIT extends RunningServer {

  private static final String DURING = "2100-12-01T00:00:00.000Z";
  private static final String JSON = "application/json";

  @Autowired private LogReader log;

  private Author studio;
  private Author buyer;
  private EntryId series;
  private EntryId episode;

  @BeforeEach
  void world() throws Exception {
    studio = new Author(log.origin());
    buyer = new Author(log.origin());
    post(studio.registration());
    post(buyer.registration());
    series = work(SampleLog.work(studio.party(), "SERIES"));
    episode =
        work(SampleLog.work(studio.party(), "EPISODE").with("partOf", new Json.Str(series.hex())));
  }

  private EntryId work(Json.Obj body) throws Exception {
    Entry work =
        studio.sign(
            studio
                .draft("work.registered", Instant.now())
                .by(studio.party())
                .doc(Author.title("Work").root())
                .body(body));
    post(work);
    return work.id();
  }

  /** In years to come, whatever the date of the machine. */
  private EntryId grant() throws Exception {
    Json.Obj body = SampleLog.grant(series, buyer.party());
    Json.Obj scope =
        body.object("scope")
            .with("start", new Json.Str("2100-06-30T16:00:00.000Z"))
            .with("end", new Json.Str("2103-06-30T16:00:00.000Z"));
    Entry grant =
        studio.sign(
            studio
                .draft("license.granted", Instant.now())
                .by(studio.party())
                .body(body.with("scope", scope)),
            buyer);
    post(grant);
    return grant.id();
  }

  private void post(Entry entry) throws Exception {
    Server.Answer answer =
        server().post("/v1/entries", "application/vnd.qianyin.entry+json", entry.bytes());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private Json.Obj question(Author party, EntryId work) {
    return json(
        "{'at':'%s','party':'%s','territory':'JP','use':'svod','work':'work:%s'}"
            .formatted(DURING, party.party(), work.hex()));
  }

  private Server.Answer post(String path, Json.Obj body) throws Exception {
    return server().post(path, JSON, Jcs.write(body));
  }

  private Json.Obj ask(Json.Obj question) throws Exception {
    Server.Answer answer = post("/v1/status", question);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return json(answer.text());
  }

  private static List<String> codes(Json.Obj answer) {
    return answer.objects("reasons").stream().map(reason -> reason.string("code")).toList();
  }

  @Test
  void permitsALicensedUseOfAPartAndSaysWhyAndUntilWhen() throws Exception {
    EntryId license = grant();
    Json.Obj answer = ask(question(buyer, episode));
    assertThat(answer.string("verdict")).isEqualTo("PERMITTED");
    assertThat(codes(answer)).containsExactly("LICENSED");
    assertThat(answer.strings("basis"))
        .containsExactly("work:" + episode.hex(), "license:" + license.hex());
    assertThat(answer.string("validUntil")).isEqualTo("2103-06-30T16:00:00.000Z");
    assertThat(answer.object("text").string("zh")).isEqualTo("可以使用：许可有效");
    long size = answer.object("asOf").integer("size");
    assertThat(answer.object("asOf").string("root")).isEqualTo(log.root(size).hex());
    assertThat(answer.strings("notJudged"))
        .containsExactly("FAIR_USE", "MORAL", "PERSONALITY", "OFF_LEDGER");
  }

  @Test
  void prohibitsWhatNobodyGranted() throws Exception {
    Json.Obj answer = ask(question(buyer, episode));
    assertThat(answer.string("verdict")).isEqualTo("PROHIBITED");
    assertThat(codes(answer)).containsExactly("NO_GRANT");
    assertThat(answer.get("validUntil")).contains(new Json.Null());
  }

  @Test
  void prohibitsTheOwnerWhatHeGaveAwayExclusively() throws Exception {
    assertThat(codes(ask(question(studio, episode)))).containsExactly("OWNER");
    grant();
    Json.Obj answer = ask(question(studio, episode));
    assertThat(answer.string("verdict")).isEqualTo("PROHIBITED");
    assertThat(codes(answer)).contains("OWNER_EXCLUDED");
  }

  @Test
  void doesNotKnowWhatIsOfAnUnknownWork() throws Exception {
    EntryId unknown = new EntryId(Author.random());
    Json.Obj answer = ask(question(buyer, unknown));
    assertThat(answer.string("verdict")).isEqualTo("UNKNOWN");
    assertThat(codes(answer)).containsExactly("WORK_NOT_FOUND");
    post("/v1/status:closure", question(buyer, unknown)).assertNames("NOT_FOUND", "work");
    EntryId party = buyer.party().registration();
    assertThat(codes(ask(question(buyer, party)))).containsExactly("WORK_NOT_FOUND");
  }

  @Test
  void answersTheSameQuestionAsAQuery() throws Exception {
    grant();
    Server.Answer answer =
        server()
            .get(
                "/v1/status?party=%s&work=%s&use=svod&territory=JP&language=audio:ja&language=sub:zh&at=%s"
                    .formatted(buyer.party(), episode.hex(), DURING));
    assertThat(answer.json().path("verdict").asString()).isEqualTo("PERMITTED");
    assertThat(answer.json().path("question").path("languages")).hasSize(2);
    assertThat(answer.json().path("question").path("at").asString()).isEqualTo(DURING);
  }

  @Test
  void provesWhatItAnswersSoThatTheProofAloneAnswersTheSame() throws Exception {
    grant();
    Server.Answer first = server().get("/v1/log");
    assertThat(first.status()).isEqualTo(200);
    for (Author party : List.of(buyer, studio, new Author(log.origin()))) {
      Server.Answer closure = post("/v1/status:closure", question(party, episode));
      assertThat(closure.status()).as(closure.text()).isEqualTo(200);
      Status offline = offline(closure.body(), party);
      Json.Obj online = ask(question(party, episode));
      assertThat(offline.grade()).isNotEqualTo(Grade.UNKNOWN);
      assertThat(told(offline.toJson())).isEqualTo(told(online));
    }
  }

  /** An answer without what depends on the evidence at hand. */
  private static Json.Obj told(Json.Obj answer) {
    return answer.without("asOf");
  }

  private Status offline(byte[] closure, Author party) {
    Policy policy =
        Policy.parse(
                "log %s\nquorum none\naudit none\nmaxage none\n"
                    .formatted(log.verifierKey())
                    .getBytes(StandardCharsets.UTF_8))
            .orThrow();
    Verdict verdict =
        new BundleVerifier(policy, Rules.types(), Clock.systemUTC())
            .verify(closure, Optional.empty());
    return Status.of(
        History.of(verdict),
        Question.of(party.party(), episode, "svod", "JP", Instant.parse(DURING)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'party':'party:1'",
        "'work':'license:%s'",
        "'work':'../../etc/passwd'",
        "'use':'stream everything'",
        "'use':'svod\u202E'",
        "'use':7",
        "'territory':'XX'",
        "'territory':'CN-HK'",
        "'languages':['zh']",
        "'languages':'audio:zh'",
        "'channel':'http://evil'",
        "'at':'yesterday'",
        "'at':'+1000000000-12-31T23:59:59.999Z'",
        "'at':'-0001-01-01T00:00:00.000Z'",
        "'content':'md5:00'",
        "'more':1"
      })
  void refusesAQuestionThatIsNone(String member) throws Exception {
    Json.Obj part = json("{" + member.formatted(series.hex()) + "}");
    String name = part.members().firstKey();
    Json.Obj asked = question(buyer, episode).with(name, part.get(name).orElseThrow());
    Server.Answer answer = post("/v1/status", asked);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("detail").asString()).contains(name).doesNotContain("\u202E");
    assertThat(post("/v1/status:closure", asked).status()).isEqualTo(400);
  }

  @Test
  void refusesABodyThatIsNoQuestion() throws Exception {
    byte[] huge = ("{\"use\":\"" + "a".repeat(20_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(server().post("/v1/status", JSON, huge).code()).isEqualTo("BODY_TOO_LARGE");
    for (String body : List.of("", "[]", "{\"use\":", "{\"use\":1.5}", "{\"a\":1,\"a\":2}")) {
      assertThat(server().post("/v1/status", JSON, body.getBytes(StandardCharsets.UTF_8)).code())
          .as(body)
          .isEqualTo("BAD_REQUEST");
    }
    assertThat(server().post("/v1/status", "text/plain", new byte[0]).status()).isEqualTo(415);
    assertThat(server().get("/v1/status?use=svod").code()).isEqualTo("PARAMETER_INVALID");
  }

  @Test
  void refusesMoreLanguagesThanAQuestionMayHave() throws Exception {
    List<String> many = new ArrayList<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      many.add("audio:zh-x" + letter + letter + letter + letter);
      many.add("sub:zh-x" + letter + letter + letter + letter);
    }
    Json.Obj asked = question(buyer, episode).with("languages", Json.Arr.ofStrings(many));
    assertThat(post("/v1/status", asked).code()).isEqualTo("PARAMETER_INVALID");
  }

  @Test
  void refusesALevelThatThereIsNotAndKnowsNoAnchorWithoutAChain() throws Exception {
    assertThat(post("/v1/status:closure?level=gold", question(buyer, episode)).code())
        .isEqualTo("PARAMETER_INVALID");
    assertThat(post("/v1/status:closure?level=anchored", question(buyer, episode)).code())
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void listsTheLicencesOfAPartWithThoseOfTheWorksAboveIt() throws Exception {
    EntryId license = grant();
    Server.Answer list = server().get("/v1/licenses?work=" + episode.hex());
    assertThat(list.json().path("items")).hasSize(1);
    assertThat(list.json().path("items").path(0).path("id").asString()).isEqualTo(license.hex());
    assertThat(list.json().path("items").path(0).path("status").asString()).isEqualTo("GRANTED");
    assertThat(server().get("/v1/licenses?licensor=" + studio.party()).json().path("items"))
        .hasSize(1);
    assertThat(server().get("/v1/licenses?licensee=" + studio.party()).json().path("items"))
        .isEmpty();
    assertThat(server().get("/v1/exports/licenses?format=csv").text())
        .contains("license:" + license.hex());
  }
}
