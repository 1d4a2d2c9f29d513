package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Author;
import org.qianyin.backend.Server;
import org.qianyin.backend.platform.DataFolder;
import org.qianyin.proof.Bundle;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.DocCommitment;
import org.qianyin.proof.entry.Entry;
import org.qianyin.proof.log.Checkpoint;
import org.qianyin.proof.log.MerkleTree;
import org.qianyin.proof.log.SignedNote;
import org.qianyin.proof.log.TileCoordinate;
import org.qianyin.proof.log.TlogProof;
import org.springframework.beans.factory.annotation.Autowired;

class EntriesIT extends EntriesOverHttp {

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
    List<Digest> leaves = new ArrayList<>();
    while (leaves.size() < checkpoint.size()) {
      leaves.addAll(hashes(checkpoint.size(), leaves.size() / TileCoordinate.FULL));
    }
    assertThat(MerkleTree.ofLeafHashes(leaves).root()).isEqualTo(checkpoint.root());
    assertThat(server().get("/tile/0/1").status()).isEqualTo(404);
  }

  /** The leaf hashes of one tile, as everybody may keep it for ever. */
  private List<Digest> hashes(long size, long index) throws Exception {
    TileCoordinate tile = TileCoordinate.in(size, 0, index).orThrow();
    Server.Answer answer = server().get("/" + tile.path());
    assertThat(answer.status()).as(tile.path()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(answer.body()).hasSize(tile.width() * Digest.LENGTH);
    List<Digest> hashes = new ArrayList<>();
    for (int at = 0; at < answer.body().length; at += Digest.LENGTH) {
      hashes.add(Digest.of(Arrays.copyOfRange(answer.body(), at, at + Digest.LENGTH)));
    }
    return hashes;
  }

  @Test
  void showsOpeningsAndRefusesThoseOfAnotherEntry() throws Exception {
    Author author = registered();
    DocCommitment doc = Author.title("钤印");
    Entry work = author.work(doc);
    String opening = text(doc.disclose(work.id(), List.of("titles/0")).toJson());
    Server.Answer answer = postJson(work, opening);
    assertThat(answer.status()).isEqualTo(201);
    Bundle bundle = Bundle.parse(answer.body()).orThrow();
    assertThat(bundle.openings()).hasSize(1);
    assertThat(bundle.openings().get(0).check(work)).isEmpty();

    Entry other = author.work();
    postJson(other, opening).assertNames("OPENING_ENTRY", "disclosure");
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
  void keepsSecretsToTheOwnerOfTheProcess() throws Exception {
    Path data = folder.root();
    for (String folder : List.of("signer", "keys")) {
      assertThat(rights(data.resolve(folder))).as(folder).isEqualTo("rwx------");
    }
    for (String file : List.of("signer/key.json", "signer/head.json", "keys/operator.json")) {
      assertThat(rights(data.resolve(file))).as(file).isEqualTo("rw-------");
    }
  }

  @Test
  void theDiskThatIsWatchedIsThatOfTheDataFolder() throws Exception {
    assertThat(server().get("/actuator/prometheus").text())
        .contains("disk_free_bytes{path=\"" + folder.root() + "\"}");
  }

  private static String rights(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
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
    server().get("/v1/entries?cursor=abc").assertNames("CURSOR_INVALID", "cursor");
    server().get("/v1/entries?limit=0").assertNames("PARAMETER_INVALID", "limit");
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
    server().get("/v1/entries/" + work.id() + "/proof?level=anchored").assertNames("NOT_YET", "id");
    Server.Answer inVain =
        server().get("/v1/entries/" + work.id() + "/proof?level=anchored&wait=1");
    assertThat(inVain.status()).isEqualTo(503);
    inVain.assertNames("CHAIN_UNAVAILABLE", "chain");
  }

  private static Checkpoint checkpoint(String note) {
    return SignedNote.parse(note).then(read -> Checkpoint.parse(read.text())).orThrow();
  }

  private static long size(Bundle bundle) {
    return checkpoint(TlogProof.parse(bundle.inclusion()).orThrow().note()).size();
  }
}
