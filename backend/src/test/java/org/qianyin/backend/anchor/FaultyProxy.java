package org.qianyin.backend.anchor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An endpoint in front of a real node that can be made to fail as endpoints do. */
final class FaultyProxy implements AutoCloseable {

  /** What it does instead of handing an answer on. */
  interface Fault {

    /**
     * @param method that was called
     * @param answer of the real node
     * @return what is answered in its place
     */
    String instead(String method, String answer) throws Exception;
  }

  /** Hands everything on. */
  static final Fault NONE = (method, answer) -> answer;

  private static final String TAKEN =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x" + "0".repeat(64) + "\"}";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final URI node;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Fault fault = NONE;
  private volatile String swallowed = "";

  FaultyProxy(String node) throws IOException {
    this.node = URI.create(node);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** With a password and a key in it, as URLs of providers have. */
  String url() {
    return "http://operator:hunter2@" + name() + "/v3/0123456789abcdef?token=secret";
  }

  /** What may be shown of it. */
  String name() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void fail(Fault how) {
    fault = how;
  }

  /** Says that it took what it is sent by this method, and drops it. */
  void swallow(String method) {
    swallowed = method;
  }

  void heal() {
    fault = NONE;
    swallowed = "";
  }

  /** A fault that changes a member of the results of one method. */
  static Fault lies(String method, String member, String value) {
    return (called, answer) -> {
      if (!called.equals(method)) {
        return answer;
      }
      ObjectNode whole = (ObjectNode) JSON.readTree(answer);
      if (member.isEmpty()) {
        whole.put("result", value);
      } else if (whole.path("result") instanceof ObjectNode result) {
        result.put(member, value);
      }
      return JSON.writeValueAsString(whole);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String method = JSON.readTree(request).path("method").asString();
      String answer = method.equals(swallowed) ? TAKEN : fault.instead(method, ask(request));
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    } catch (Exception e) {
      throw e instanceof IOException io ? io : new IOException(e);
    }
  }

  private String ask(byte[] request) throws IOException, InterruptedException {
    HttpRequest copy =
        HttpRequest.newBuilder(node)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request))
            .build();
    return HTTP.send(copy, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
