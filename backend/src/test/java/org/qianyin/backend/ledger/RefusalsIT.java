package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Author;
import org.qianyin.backend.Server;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.rules.Rules;

/** Each names the field, the rule and the next step. */
class RefusalsIT extends EntriesOverHttp {

  @Test
  void refusesAWrongSignature() throws Exception {
    Author author = registered();
    String text = new String(author.work().bytes(), StandardCharsets.US_ASCII);
    Server.Answer answer =
        server()
            .post(
                "/v1/entries",
                ENTRY,
                text.replace("IMAGE", "COMIC").getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.status()).isEqualTo(401);
    answer.assertNames("BAD_SIGNATURE", "sigs");
    assertThat(answer.json().path("type").asString()).isEqualTo("/problems/bad-signature");
    assertThat(server().get("/problems/bad-signature").status()).isEqualTo(200);
  }

  @Test
  void refusesAKeyThatIsNotThePartys() throws Exception {
    Author author = registered();
    Author stranger = registered();
    Entry forged =
        EntryDraft.of("work.registered", 1, LOG)
            .by(author.party())
            .doc(Author.title("x").root())
            .body(author.workBody(Author.random()))
            .time(Instant.now())
            .nonce(new java.security.SecureRandom())
            .build()
            .orThrow()
            .sign(stranger.key())
            .complete(Rules.types())
            .orThrow();
    Server.Answer answer = post(forged);
    assertThat(answer.status()).isEqualTo(422);
    answer.assertNames("KEY_NOT_AUTHORISED", "sigs");
    assertThat(server().get("/v1/entries/" + forged.id()).code()).isEqualTo(answer.code());
  }

  @Test
  void refusesAnEntryForAnotherLog() throws Exception {
    Author elsewhere = new Author("other.example/main");
    post(elsewhere.registration()).assertNames("LOG_MISMATCH", "log");
  }

  @Test
  void refusesAClockThatIsOffByMoreThanADay() throws Exception {
    Author author = registered();
    Instant late = Instant.now().minus(Duration.ofHours(25));
    Server.Answer answer = post(author.work(Author.random(), late));
    assertThat(answer.status()).isEqualTo(422);
    answer.assertNames("TIME_SKEW", "time");
  }

  @Test
  void refusesAnUnknownMemberAndABodyOverItsSchema() throws Exception {
    String entry = new String(registered().work().bytes(), StandardCharsets.US_ASCII);
    refused(entry.replace("\"v\":1}", "\"v\":1,\"zz\":1}"))
        .assertNames("UNKNOWN_MEMBER", "member 'zz'");
    refused(entry.replace("FINE_ART", "FINE_ARTS")).assertNames("BAD_BODY", "body.category");
    refused(entry.replace("{\"body\"", "{ \"body\"")).assertNames("NOT_CANONICAL", "entry");
    refused("[]").assertNames("NOT_OBJECT", "entry");
    assertThat(refused("").code()).isEqualTo("NOT_JSON");
  }

  @Test
  void refusesOneByteMoreThanSixteenKibibytes() throws Exception {
    Server.Answer answer = server().post("/v1/entries", ENTRY, new byte[16385]);
    assertThat(answer.status()).isEqualTo(413);
    answer.assertNames("ENTRY_TOO_LARGE", "entry");
    String list = "{\"body\":{\"works\":[" + "\"work\",".repeat(2999) + "\"work\"]}}";
    Server.Answer listed =
        server().post("/v1/entries", ENTRY, list.getBytes(StandardCharsets.US_ASCII));
    assertThat(listed.json().path("detail").asString())
        .contains("got " + list.length() + ";", "body.works with 3000 items");
    Server.Answer endless = server().post("/v1/entries", ENTRY, new byte[2 << 20]);
    endless.assertNames("ENTRY_TOO_LARGE", "entry");
    assertThat(endless.json().path("detail").asString()).contains("got more than 1048576");
  }

  @Test
  void publishesNoTextThatTurnsOthersOrThatIsItsHoldersAlone() throws Exception {
    Author author = registered();
    for (String title : List.of("a\u202Egpj.exe", "a\u0007b")) {
      opened(author, Author.title(title), "titles/0").assertNames("LEAF_VALUE", "titles/0.text");
    }
    DocCommitment prompt =
        DocCommitment.of(
            java.util.Map.of("ai/prompt", new Json.Str("a lantern")),
            new java.security.SecureRandom());
    opened(author, prompt, "ai/prompt").assertNames("LEAF_CONFIDENTIAL", "ai/prompt");
  }

  private Server.Answer opened(Author author, DocCommitment doc, String leaf) throws Exception {
    Entry work = author.work(doc);
    return postJson(work, text(doc.disclose(work.id(), List.of(leaf)).toJson()));
  }

  @Test
  void speaksOfTheBodyWhereTheBodyIsWrong() throws Exception {
    Server.Answer none = postBody("/v1/entries:batch", "[]");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.code()).isEqualTo("BAD_REQUEST");
    Server.Answer noJson = postBody("/v1/entries", "{\"entry\":");
    noJson.assertNames("BAD_REQUEST", "body");
    assertThat(noJson.text()).contains("NOT_JSON");
    Server.Answer unknown = postBody("/v1/entries", "{\"entry\":\"\",\"opening\":[]}");
    assertThat(unknown.code()).isEqualTo("BAD_REQUEST");
    assertThat(unknown.json().path("detail").asString()).endsWith("got also opening");
  }

  @Test
  void saysOfAnUnknownEntryThatItsIdIsNoneHere() throws Exception {
    String path = "/v1/entries/" + registered().work().id();
    server().get(path).assertNames("NOT_FOUND", "id");
    server()
        .send(server().request(path).header("Accept", ENTRY + ", application/problem+json").build())
        .assertNames("NOT_FOUND", "id");
  }

  @Test
  void refusesAWorkThatStandsUnderOneThatIsNotRegistered() throws Exception {
    Author author = registered();
    Json.Obj body =
        author.workBody(Author.random()).with("partOf", new Json.Str(author.work().id().hex()));
    Server.Answer answer =
        post(
            author.sign(
                author
                    .draft("work.registered", Instant.now())
                    .by(author.party())
                    .doc(Author.title("x").root())
                    .body(body)));
    assertThat(answer.status()).isEqualTo(422);
    answer.assertNames("UNKNOWN_WORK", "partOf");
  }

  private Server.Answer postBody(String path, String body) throws Exception {
    return server().post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private Server.Answer refused(String entry) throws Exception {
    Server.Answer answer =
        server().post("/v1/entries", ENTRY, entry.getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.status()).isEqualTo(400);
    return answer;
  }
}
