package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Author;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;
import tools.jackson.databind.JsonNode;

class ConcurrentGrantsIT extends RunningServer {

  private static final String ENTRY = "application/vnd.qianyin.entry+json";

  @Test
  void letsExactlyOneOfTwoExclusiveGrantsWin() throws Exception {
    Author studio = registered();
    Author tokyo = registered();
    Author osaka = registered();
    Entry work = studio.work();
    assertThat(post(work).status()).isEqualTo(201);
    Entry first = studio.exclusive(work, tokyo);
    Entry second = studio.exclusive(work, osaka);

    List<Server.Answer> answers = atOnce(List.of(first, second));

    assertThat(answers).extracting(Server.Answer::status).containsExactlyInAnyOrder(201, 409);
    Server.Answer lost = answers.stream().filter(a -> a.status() == 409).findFirst().orElseThrow();
    lost.assertNames("EXISTING_EXCLUSIVE", "scope");
    assertThat(server().get("/v1/licenses?work=" + work.id()).json().path("items")).hasSize(1);
  }

  @Test
  void aRefusedGrantShowsWhatBlocksItWhereAndUntilWhen() throws Exception {
    Author studio = registered();
    Author tokyo = registered();
    Author osaka = registered();
    Entry work = studio.work();
    post(work);
    Entry first = studio.exclusive(work, tokyo);
    assertThat(post(first).status()).isEqualTo(201);
    Entry second = studio.exclusive(work, osaka);

    for (JsonNode problem : problems(second)) {
      assertThat(problem.path("next").asString()).contains("remainders");
      JsonNode conflict = problem.path("conflicts").path(0);
      assertThat(conflict.path("license").asString()).isEqualTo("license:" + first.id());
      assertThat(conflict.path("works").path(0).asString()).isEqualTo("work:" + work.id());
      Json.Obj scope = first.body().object("scope");
      JsonNode box = conflict.path("boxes").path(0);
      assertThat(box.path("territories").toString())
          .isEqualTo(new String(Jcs.write(scope.object("territories")), StandardCharsets.UTF_8));
      assertThat(box.path("end").asString()).isEqualTo(scope.string("end"));
    }
  }

  /** As it is answered at once, in a batch, and to who asks later. */
  private List<JsonNode> problems(Entry refused) throws Exception {
    Server.Answer alone = post(refused);
    String line = "{\"entry\":\"" + Base64Strict.STANDARD.encode(refused.bytes()) + "\"}\n";
    Server.Answer batch =
        server()
            .post(
                "/v1/entries:batch", "application/x-ndjson", line.getBytes(StandardCharsets.UTF_8));
    Server.Answer later = server().get("/v1/entries/" + refused.id());
    assertThat(alone.status()).isEqualTo(409);
    assertThat(later.status()).isEqualTo(409);
    return List.of(alone.json(), batch.json().path("problem"), later.json());
  }

  private List<Server.Answer> atOnce(List<Entry> entries) throws Exception {
    CyclicBarrier start = new CyclicBarrier(entries.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Server.Answer>> tasks =
          entries.stream()
              .<Callable<Server.Answer>>map(entry ->
                  () -> {
                    start.await();
                    return post(entry);
                  })
              .toList();
      var futures = threads.invokeAll(tasks);
      return List.of(futures.get(0).get(), futures.get(1).get());
    }
  }

  private Author registered() throws Exception {
    Author author = new Author("localhost/main");
    assertThat(post(author.registration()).status()).isEqualTo(201);
    return author;
  }

  private Server.Answer post(Entry entry) throws Exception {
    return server().post("/v1/entries", ENTRY, entry.bytes());
  }
}
