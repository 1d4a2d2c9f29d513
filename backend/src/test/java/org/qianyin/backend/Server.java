package org.qianyin.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running server as a client sees it: HTTP and nothing else.
 *
 * @param base such as {@code http://127.0.0.1:8080}
 */
public record Server(String base) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String RULE =
      "(ledger|domain) specification (§|part )\\d+|bodies-v1|docs/[a-z.]+|RFC \\d+.*";

  /** An answer. */
  @SuppressWarnings("ArrayRecordComponent") // a test reads it once and compares none
  public record Answer(int status, byte[] body, java.net.http.HttpHeaders headers) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return JSON.readTree(body);
    }

    /** The stable code of a problem. */
    public String code() {
      return json().path("code").asString();
    }

    /**
     * Fails unless this is a problem that names the field at fault, the text that its rule stands
     * in, and the next step.
     */
    public void assertNames(String code, String field) {
      assertThat(headers.firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(code()).as(text()).isEqualTo(code);
      assertThat(json().path("detail").asString()).startsWith(field).contains(": ");
      assertThat(json().path("rule").asString()).matches(RULE);
      assertThat(json().path("next").asString()).matches("[A-Z1].{9,}");
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
  }

  public Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.body(), response.headers());
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  public Answer post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }
}
