package org.qianyin.backend.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.qianyin.backend.Author;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.Entry;

/** Whoever sends entries as a client does. */
abstract class EntriesOverHttp extends RunningServer {

  protected static final String ENTRY = "application/vnd.qianyin.entry+json";
  protected static final String LOG = "localhost/main";

  protected Author registered() throws Exception {
    Author author = new Author(LOG);
    assertThat(post(author.registration()).status()).isEqualTo(201);
    return author;
  }

  protected Server.Answer post(Entry entry) throws Exception {
    return server().post("/v1/entries", ENTRY, entry.bytes());
  }

  protected Server.Answer postJson(Entry entry, String opening) throws Exception {
    String body = submission(entry).replace("}", ",\"openings\":[" + opening + "]}");
    return server().post("/v1/entries", "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  protected static String submission(Entry entry) {
    return "{\"entry\":\"" + Base64.getEncoder().encodeToString(entry.bytes()) + "\"}";
  }

  protected static String text(Json json) {
    return new String(org.qianyin.proof.data.Jcs.write(json), StandardCharsets.UTF_8);
  }
}
