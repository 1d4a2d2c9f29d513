package org.qianyin.backend.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node asked behind the application's back. */
record Rpc(String url) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  /** The result of a call; an error is a failure of the test. */
  JsonNode call(String method, Object... params) throws Exception {
    JsonNode answer = answer(method, params);
    if (answer.has("error")) {
      throw new IOException(method + ": " + answer.path("error"));
    }
    return answer.path("result");
  }

  /** The whole answer. */
  JsonNode answer(String method, Object... params) throws Exception {
    String body =
        JSON.writeValueAsString(
            Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(params)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  long height() throws Exception {
    return number(call("eth_blockNumber"));
  }

  long nonce(String account) throws Exception {
    return number(call("eth_getTransactionCount", account, "latest"));
  }

  static long number(JsonNode quantity) {
    return Numeric.decodeQuantity(quantity.asString()).longValueExact();
  }

  static String hex(long number) {
    return Numeric.encodeQuantity(BigInteger.valueOf(number));
  }
}
