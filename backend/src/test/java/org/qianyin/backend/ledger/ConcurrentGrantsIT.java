package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.Author;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.proof.entry.Entry;

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
    assertThat(lost.code()).isEqualTo("EXISTING_EXCLUSIVE");
    assertThat(lost.json().path("detail").asString()).isNotBlank();
    assertThat(server().get("/v1/licenses?work=" + work.id()).json().path("items")).hasSize(1);
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
