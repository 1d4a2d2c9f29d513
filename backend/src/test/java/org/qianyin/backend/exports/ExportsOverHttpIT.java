package org.qianyin.backend.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Author;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.backend.ledger.LogReader;
import org.qianyin.proof.entry.Entry;
import org.springframework.beans.factory.annotation.Autowired;

/** Exports and lists of a server with a log. */
class ExportsOverHttpIT extends RunningServer {

  @Autowired private LogReader log;

  private Entry registered() throws Exception {
    Author author = new Author(log.origin());
    post(author.registration());
    Entry work = author.work();
    post(work);
    return work;
  }

  private void post(Entry entry) throws Exception {
    Server.Answer answer =
        server().post("/v1/entries", "application/vnd.qianyin.entry+json", entry.bytes());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  @Test
  void showsAWorkInListAndExportAsSoonAsItsReceiptIsThere() throws Exception {
    Entry work = registered();
    assertThat(server().get("/v1/works/" + work.id()).json().path("regno").asString())
        .startsWith("QY-");
    assertThat(server().get("/v1/works/work:" + work.id()).status()).isEqualTo(200);
    assertThat(server().get("/v1/works?owner=" + work.by().orElseThrow()).json().path("items"))
        .hasSize(1);
    assertThat(server().get("/v1/exports/works").text()).contains("work:" + work.id());
  }

  @Test
  void givesTheSameBytesForTheSameSizeAfterMoreWasAppended() throws Exception {
    registered();
    Server.Answer first = server().get("/v1/exports/works?format=csv");
    String size = first.headers().firstValue("X-Qianyin-Size").orElseThrow();
    registered();
    Server.Answer again = server().get("/v1/exports/works?format=csv&size=" + size);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("X-Qianyin-Root"))
        .isEqualTo(first.headers().firstValue("X-Qianyin-Root"))
        .contains(log.root(Long.parseLong(size)).hex());
    assertThat(server().get("/v1/exports/works?format=csv").body()).isNotEqualTo(first.body());
  }

  @Test
  void knowsNoTableOfASizeThatWasNeverPublished() throws Exception {
    registered();
    long size = log.newest().orElseThrow().size();
    for (long other : List.of(0L, size + 1, Long.MAX_VALUE, Long.MIN_VALUE)) {
      assertThat(server().get("/v1/exports/works?size=" + other).code()).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void refusesHostileParametersOfLists() throws Exception {
    for (String query :
        List.of(
            "kind=%00",
            "kind=EPISODES",
            "kind=SHORT'%20OR%201=1",
            "owner=party:1",
            "owner=" + "a".repeat(5000),
            "parent=party:" + "0".repeat(64),
            "digest=sha256:..%2F..",
            "limit=0",
            "limit=1001",
            "limit=x")) {
      Server.Answer answer = server().get("/v1/works?" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.code()).as(query).isEqualTo("PARAMETER_INVALID");
    }
    assertThat(server().get("/v1/works?cursor=AAAA").code()).isEqualTo("CURSOR_INVALID");
    assertThat(server().get("/v1/licenses?work=%E2%80%AE").code()).isEqualTo("PARAMETER_INVALID");
    assertThat(server().get("/v1/works/" + "0".repeat(64)).code()).isEqualTo("NOT_FOUND");
    assertThat(server().get("/v1/parties/" + "0".repeat(64)).code()).isEqualTo("NOT_FOUND");
    assertThat(server().get("/v1/works/x").code()).isEqualTo("PARAMETER_INVALID");
  }

  @Test
  void refusesAParameterThatNobodyReads() throws Exception {
    Server.Answer answer = server().get("/v1/works?limit=1&knid=EPISODE");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("PARAMETER_UNKNOWN");
    assertThat(answer.json().path("detail").asString())
        .isEqualTo("knid: want cursor, digest, kind, limit, owner, parent");
    assertThat(answer.json().path("next").asString()).isNotEmpty();
    assertThat(server().get("/v1/works?%E2%80%AE=1").text()).doesNotContain("\u202e");
    assertThat(server().get("/v1/log?unknown").code()).isEqualTo("PARAMETER_UNKNOWN");
  }

  @Test
  void leadsThroughAListPageByPage() throws Exception {
    Author author = new Author(log.origin());
    post(author.registration());
    for (int n = 0; n < 3; n++) {
      post(author.work());
    }
    String path = "/v1/works?limit=2&owner=" + author.party();
    Server.Answer first = server().get(path);
    assertThat(first.json().path("items")).hasSize(2);
    String next = first.json().path("next").asString();
    Server.Answer second = server().get(path + "&cursor=" + next);
    assertThat(second.json().path("items")).hasSize(1);
    assertThat(second.json().has("next")).isFalse();
    assertThat(new String(second.body(), StandardCharsets.UTF_8)).doesNotContain("null");
  }
}
