package org.qianyin.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTest {
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, Duration.ofMillis(10));
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;
  private Http http;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    http = new Http(URI.create("http://localhost:" + server.getAddress().getPort() + "/"), SHORT);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void triesAgainWhenTheServerIsOverloaded() throws Exception {
    server.createContext(
        "/x", call -> answer(call, calls.incrementAndGet() < 3 ? 503 : 200, "done"));
    Http.Reply reply = http.get("/x", "*/*", 100, Duration.ZERO);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(calls).hasValue(3);
  }

  @Test
  void givesUpAfterItsRetriesAndHandsOverTheLastAnswer() throws Exception {
    server.createContext("/x", call -> answer(call, 503, "{\"code\":\"BUSY\"}", calls));
    assertThat(http.get("/x", "*/*", 100, Duration.ZERO).problem().code()).isEqualTo("BUSY");
    assertThat(calls).hasValue(3);
  }

  @Test
  void sendsTheBodyAgainOnEachTry() throws Exception {
    server.createContext(
        "/x",
        call -> {
          String sent = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          answer(call, calls.incrementAndGet() == 1 ? 503 : 200, sent);
        });
    Http.Reply reply =
        http.post("/x", Map.of("A", "b"), BodyPublishers.ofString("work"), 100, Duration.ZERO);
    assertThat(new String(reply.body().toArray(), StandardCharsets.UTF_8)).isEqualTo("work");
    assertThat(calls).hasValue(2);
  }

  @Test
  void doesNotRepeatARefusal() throws Exception {
    server.createContext("/x", call -> answer(call, 409, "{\"code\":\"NO_TITLE\"}", calls));
    assertThat(http.get("/x", "*/*", 100, Duration.ZERO).status()).isEqualTo(409);
    assertThat(calls).hasValue(1);
  }

  @Test
  void anAnswerLongerThanItsBoundIsNoAnswer() {
    server.createContext("/x", call -> answer(call, 200, "x".repeat(101), calls));
    assertThatThrownBy(() -> http.get("/x", "*/*", 100, Duration.ZERO))
        .isInstanceOf(LedgerUnreachable.class)
        .hasMessageContaining("longer than 100 bytes");
  }

  @Test
  void aServerThatStopsInTheMiddleMeetsTheDeadline() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    server.createContext(
        "/x",
        call -> {
          call.sendResponseHeaders(200, 10);
          call.getResponseBody().write('x');
          call.getResponseBody().flush();
          try {
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThatThrownBy(() -> http.get("/x", "*/*", 100, Duration.ZERO))
        .isInstanceOf(LedgerUnreachable.class)
        .hasMessageContaining("within 2 s");
    over.countDown();
  }

  @Test
  void nobodyThereIsSaidWithTheAddressAndWithoutTheQuery() {
    server.stop(0);
    assertThatThrownBy(() -> http.get("/v1/log?key=secret", "*/*", 100, Duration.ZERO))
        .isInstanceOf(LedgerUnreachable.class)
        .hasMessageContaining("/v1/log: ")
        .hasMessageNotContaining("Exception")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aProblemIsReadWithAllItsReasons() {
    String body =
        """
        {"type":"/problems/existing-exclusive","title":"overlaps","status":409,"detail":"d","code":"EXISTING_EXCLUSIVE",
         "next":"start later","reasons":[{"code":"EXISTING_EXCLUSIVE","detail":"a"},{"code":"NOT_SUBJECT_TO_EXISTING","detail":"b"}]}
        """;
    Problem problem = Problem.read(409, body.getBytes(StandardCharsets.UTF_8));
    assertThat(problem.codes()).containsExactly("EXISTING_EXCLUSIVE", "NOT_SUBJECT_TO_EXISTING");
    assertThat(problem.next()).contains("start later");
  }

  @Test
  void anAnswerOfAProxyIsAProblemToo() {
    assertThat(Problem.read(502, "<html>".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("HTTP_502");
    assertThat(Problem.read(500, new byte[0]).codes()).containsExactly("HTTP_500");
  }

  private static void answer(HttpExchange call, int status, String body, AtomicInteger counter)
      throws IOException {
    counter.incrementAndGet();
    answer(call, status, body);
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }
}
