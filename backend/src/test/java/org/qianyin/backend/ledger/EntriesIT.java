package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Author;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.backend.platform.DataFolder;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.entry.EntryDraft;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.TlogProof;
import org.qianyin.rules.Rules;
import org.springframework.beans.factory.annotation.Autowired;

class EntriesIT extends RunningServer {

  private static final String ENTRY = "application/vnd.qianyin.entry+json";
  private static final String LOG = "localhost/main";

  @Autowired private LogReader log;
  @Autowired private DataFolder folder;

  @Test
  void answersANewEntryWithAProofThatLeadsToASignedCheckpoint() throws Exception {
    Author author = registered();
    Entry work = author.work();

    Server.Answer answer = post(work);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue("/v1/entries/" + work.id());
    Bundle bundle = Bundle.parse(answer.body()).orThrow();
    TlogProof proof = TlogProof.parse(bundle.inclusion()).orThrow();
    Checkpoint checkpoint = checkpoint(proof.note());
    assertThat(checkpoint.origin()).isEqualTo(LOG);
    assertThat(proof.inclusion(checkpoint.size()).check(work.leafHash(), checkpoint.root()))
        .isEmpty();
    assertThat(bundle.subjects())
        .extracting(subject -> subject.subject())
        .containsAll(work.subjects())
        .anyMatch(subject -> subject.text().equals(author.party() + "/keys"));
  }

  @Test
  void answersTheSameEntryAgainWithTheSameReceipt() throws Exception {
    Author author = registered();
    Entry work = author.work();
    Server.Answer first = post(work);
    post(author.work());
    Server.Answer again = post(work);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void publishesTheCheckpointAndTilesFromWhichTheRootIsComputedAgain() throws Exception {
    post(registered().work());
    Checkpoint checkpoint = checkpoint(server().get("/checkpoint").text());
    assertThat(checkpoint.root()).isEqualTo(log.root(checkpoint.size()));
    Server.Answer tile = server().get("/tile/0/000.p/" + checkpoint.size());
    if (checkpoint.size() < 256) {
      assertThat(tile.status()).isEqualTo(200);
      assertThat(tile.body()).hasSize((int) checkpoint.size() * Digest.LENGTH);
      assertThat(tile.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    }
    assertThat(server().get("/tile/0/1").status()).isEqualTo(404);
  }

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
    assertThat(answer.code()).isEqualTo("BAD_SIGNATURE");
    assertThat(answer.json().path("type").asString()).isEqualTo("/problems/bad-signature");
    assertThat(answer.json().path("next").asString()).isNotBlank();
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
    assertThat(answer.code()).isIn("KEY_NOT_AUTHORISED", "SIGNER_MISSING");
    assertThat(server().get("/v1/entries/" + forged.id()).code()).isEqualTo(answer.code());
  }

  @Test
  void refusesAnEntryForAnotherLog() throws Exception {
    Author elsewhere = new Author("other.example/main");
    assertThat(post(elsewhere.registration()).code()).isEqualTo("LOG_MISMATCH");
  }

  @Test
  void refusesAClockThatIsOffByMoreThanADay() throws Exception {
    Author author = registered();
    Instant late = Instant.now().minus(Duration.ofHours(25));
    Server.Answer answer = post(author.work(Author.random(), late));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("TIME_SKEW");
  }

  @Test
  void refusesAnUnknownMemberAndABodyOverItsSchema() throws Exception {
    String entry = new String(registered().work().bytes(), StandardCharsets.US_ASCII);
    assertThat(code(entry.replace("\"v\":1}", "\"v\":1,\"zz\":1}"))).isEqualTo("UNKNOWN_MEMBER");
    assertThat(code(entry.replace("FINE_ART", "FINE_ARTS"))).isEqualTo("BAD_BODY");
    assertThat(code(entry.replace("{\"body\"", "{ \"body\""))).isEqualTo("NOT_CANONICAL");
    assertThat(code("[]")).isEqualTo("NOT_OBJECT");
    assertThat(code("")).isEqualTo("NOT_JSON");
  }

  @Test
  void refusesOneByteMoreThanSixteenKibibytes() throws Exception {
    Server.Answer answer = server().post("/v1/entries", ENTRY, new byte[16385]);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("ENTRY_TOO_LARGE");
  }

  @Test
  void showsOpeningsAndRefusesThoseOfAnotherEntry() throws Exception {
    Author author = registered();
    DocCommitment doc = Author.title("钤印");
    Entry work =
        author.sign(
            author
                .draft("work.registered", Instant.now())
                .by(author.party())
                .doc(doc.root())
                .body(author.workBody(Author.random())));
    String opening = text(doc.disclose(work.id(), List.of("titles/0")).toJson());
    Server.Answer answer = postJson(work, opening);
    assertThat(answer.status()).isEqualTo(201);
    Bundle bundle = Bundle.parse(answer.body()).orThrow();
    assertThat(bundle.openings()).hasSize(1);
    assertThat(bundle.openings().get(0).check(work)).isEmpty();

    Entry other = author.work();
    assertThat(postJson(other, opening).code()).isEqualTo("OPENING_ENTRY");
  }

  @Test
  void publishesNoTextThatTurnsOthersOrThatIsItsHoldersAlone() throws Exception {
    Author author = registered();
    assertThat(opened(author, Author.title("a\u202Egpj.exe"), "titles/0")).isEqualTo("LEAF_VALUE");
    assertThat(opened(author, Author.title("a\u0007b"), "titles/0")).isEqualTo("LEAF_VALUE");
    DocCommitment prompt =
        DocCommitment.of(
            java.util.Map.of("ai/prompt", new Json.Str("a lantern")),
            new java.security.SecureRandom());
    assertThat(opened(author, prompt, "ai/prompt")).isEqualTo("LEAF_CONFIDENTIAL");
  }

  private String opened(Author author, DocCommitment doc, String leaf) throws Exception {
    Entry work =
        author.sign(
            author
                .draft("work.registered", Instant.now())
                .by(author.party())
                .doc(doc.root())
                .body(author.workBody(Author.random())));
    return postJson(work, text(doc.disclose(work.id(), List.of(leaf)).toJson())).code();
  }

  @Test
  void takesABatchAndAnswersEachForItself() throws Exception {
    Author author = registered();
    Entry good = author.work();
    Entry bad = author.work(Author.random(), Instant.now().minus(Duration.ofDays(2)));
    Entry alsoGood = author.work();
    String body = "[" + submission(good) + "," + submission(bad) + "," + submission(alsoGood) + "]";
    Server.Answer answer =
        server()
            .post("/v1/entries:batch", "application/json", body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(200);
    List<String> lines = answer.text().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("{\"id\":\"" + good.id() + "\",\"status\":201");
    assertThat(lines.get(1)).contains("TIME_SKEW").contains("\"status\":422");
    assertThat(lines.get(2)).contains("\"status\":201");
  }

  @Test
  void speaksOfTheBodyWhereTheBodyIsWrong() throws Exception {
    Server.Answer none = postBody("/v1/entries:batch", "[]");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.code()).isEqualTo("BAD_REQUEST");
    Server.Answer noJson = postBody("/v1/entries", "{\"entry\":");
    assertThat(noJson.code()).isEqualTo("BAD_REQUEST");
    assertThat(noJson.json().path("detail").asString()).startsWith("body: ").contains("NOT_JSON");
    Server.Answer unknown = postBody("/v1/entries", "{\"entry\":\"\",\"opening\":[]}");
    assertThat(unknown.code()).isEqualTo("BAD_REQUEST");
    assertThat(unknown.json().path("detail").asString()).endsWith("got also opening");
  }

  @Test
  void keepsSecretsToTheOwnerOfTheProcess() throws Exception {
    Path data = folder.root();
    for (String folder : List.of("signer", "keys")) {
      assertThat(rights(data.resolve(folder))).as(folder).isEqualTo("rwx------");
    }
    for (String file : List.of("signer/key.json", "signer/head.json", "keys/operator.json")) {
      assertThat(rights(data.resolve(file))).as(file).isEqualTo("rw-------");
    }
  }

  private static String rights(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private Server.Answer postBody(String path, String body) throws Exception {
    return server().post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void listsEntriesInPages() throws Exception {
    Author author = registered();
    for (int i = 0; i < 3; i++) {
      post(author.work());
    }
    String path =
        "/v1/entries?limit=2&subject="
            + author.party()
            + "/acts/"
            + java.time.Year.now(java.time.ZoneOffset.UTC);
    Server.Answer first = server().get(path);
    assertThat(first.json().path("items")).hasSize(2);
    String next = first.json().path("next").asString();
    Server.Answer second = server().get(path + "&cursor=" + next);
    assertThat(second.json().path("items")).hasSize(1);
    assertThat(second.json().has("next")).isFalse();
    assertThat(server().get("/v1/entries?cursor=abc").code()).isEqualTo("CURSOR_INVALID");
    assertThat(server().get("/v1/entries?limit=0").code()).isEqualTo("PARAMETER_INVALID");
    Server.Answer bogus = server().get("/v1/entries?type=work.registred");
    assertThat(bogus.code()).isEqualTo("PARAMETER_INVALID");
    assertThat(bogus.json().path("detail").asString())
        .contains("type: want one of", "work.registered", "index.head", "got work.registred");
    assertThat(server().get(path + "&type=work.registered").code()).isEqualTo("PARAMETER_INVALID");
    assertThat(server().get("/v1/entries?type=index.head").status()).isEqualTo(200);
  }

  @Test
  void raisesAProofToTheNewestCheckpoint() throws Exception {
    Author author = registered();
    Entry work = author.work();
    Bundle receipt = Bundle.parse(post(work).body()).orThrow();
    post(author.work());
    Server.Answer anew = server().get("/v1/entries/" + work.id() + "/proof");
    Bundle bundle = Bundle.parse(anew.body()).orThrow();
    assertThat(size(bundle)).isGreaterThan(size(receipt));
    assertThat(server().get("/v1/entries/" + work.id() + "/proof?level=anchored").code())
        .isEqualTo("NOT_YET");
    Server.Answer inVain =
        server().get("/v1/entries/" + work.id() + "/proof?level=anchored&wait=1");
    assertThat(inVain.status()).isEqualTo(503);
    assertThat(inVain.code()).isEqualTo("CHAIN_UNAVAILABLE");
  }

  private Author registered() throws Exception {
    Author author = new Author(LOG);
    assertThat(post(author.registration()).status()).isEqualTo(201);
    return author;
  }

  private Server.Answer post(Entry entry) throws Exception {
    return server().post("/v1/entries", ENTRY, entry.bytes());
  }

  private Server.Answer postJson(Entry entry, String opening) throws Exception {
    String body = submission(entry).replace("}", ",\"openings\":[" + opening + "]}");
    return server().post("/v1/entries", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static String submission(Entry entry) {
    return "{\"entry\":\"" + Base64.getEncoder().encodeToString(entry.bytes()) + "\"}";
  }

  private String code(String entry) throws Exception {
    return server().post("/v1/entries", ENTRY, entry.getBytes(StandardCharsets.US_ASCII)).code();
  }

  private static String text(Json json) {
    return new String(org.qianyin.proof.data.Jcs.write(json), StandardCharsets.UTF_8);
  }

  private static Checkpoint checkpoint(String note) {
    return SignedNote.parse(note).then(read -> Checkpoint.parse(read.text())).orThrow();
  }

  private static long size(Bundle bundle) {
    return checkpoint(TlogProof.parse(bundle.inclusion()).orThrow().note()).size();
  }
}
