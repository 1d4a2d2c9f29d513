package org.qianyin.backend.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.RunningServer;
import org.qianyin.backend.Server;

/** Problems as they arrive, whoever found them. */
class ProblemsIT extends RunningServer {

  @Test
  void aProblemsPageIsFoundByItsCodeToo() throws Exception {
    Server.Answer bySlug = server().get("/problems/not-yet");
    Server.Answer byCode = server().get("/problems/NOT_YET");
    assertThat(byCode.status()).isEqualTo(200);
    assertThat(byCode.text()).isEqualTo(bySlug.text()).contains("NOT_YET");
  }

  @Test
  void aPathThatLeadsNowhereSaysWhereThePathsAre() throws Exception {
    for (String path : new String[] {"/", "/v1/nothing"}) {
      Server.Answer answer = server().get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("NOT_FOUND");
      assertThat(answer.json().path("detail").asString())
          .isEqualTo("path: nothing is at " + path + "; every path is in /v1/openapi.json");
    }
  }

  @Test
  void theContainersOwnRefusalsAreProblemsToo() throws Exception {
    String large = "X-Large: " + "x".repeat(20_000) + "\r\n";
    for (String head :
        new String[] {
          head("/tile/../../x", ""),
          head("/tile/..%2f..%2fx", ""),
          head("/tile/%00", ""),
          head("/v1/log", large)
        }) {
      String answer = raw(head);
      assertThat(answer)
          .startsWith("HTTP/1.1 400 ")
          .containsIgnoringCase("content-type: application/problem+json")
          .contains("\"code\":\"BAD_REQUEST\"")
          .contains("\"type\":\"/problems/bad-request\"")
          .contains("\"detail\":\"request: ", "\"rule\":\"docs/openapi.yaml\"", "\"next\":\"See ")
          .doesNotContainIgnoringCase("<html", "tomcat", "null");
    }
  }

  @Test
  void aQueryThatIsNoneIsTheSendersFault() throws Exception {
    for (String query : new String[] {"?=-233", "?limit=%ZZ", "?&=1&", "?limit=", "?limit"}) {
      String answer = raw(head("/v1/entries" + query, ""));
      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"PARAMETER_");
    }
  }

  @Test
  void anotherMethodOrTypeLearnsWhichAreTaken() throws Exception {
    Server.Answer method = server().post("/checkpoint", "text/plain", new byte[0]);
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).hasValue("GET");
    method.assertNames("METHOD_NOT_ALLOWED", "method");

    Server.Answer type = server().post("/v1/status", "text/plain", new byte[0]);
    assertThat(type.status()).isEqualTo(415);
    assertThat(type.json().path("detail").asString())
        .isEqualTo("Content-Type: want application/json");
    type.assertNames("UNSUPPORTED_MEDIA_TYPE", "Content-Type");
  }

  @Test
  void aParameterThatIsMissingOrARepresentationThatThereIsNotIsNamed() throws Exception {
    server().get("/v1/assets").assertNames("BAD_REQUEST", "digest");
    server()
        .send(server().request("/v1/works").header("Accept", "image/png").build())
        .assertNames("NOT_ACCEPTABLE", "Accept");
  }

  private static String head(String path, String more) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "Connection: close\r\n\r\n";
  }

  /** Sent as it is: a client that knows HTTP would mend the path. */
  private String raw(String head) throws Exception {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(server().base()).getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
