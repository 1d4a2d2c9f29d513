package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.qianyin.proof.testing.Programs;

/** A bad network before a node, made by toxiproxy. */
final class Toxiproxy implements AutoCloseable {

  private final Process server;
  private final URI api;
  private final URI way;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param target that is behind it
   * @param log of the program
   */
  Toxiproxy(URI target, Path log) throws Exception {
    int port = freePort();
    int listen = freePort();
    this.api = URI.create("http://127.0.0.1:" + port);
    this.way = URI.create("http://127.0.0.1:" + listen);
    this.server =
        new ProcessBuilder(
                Programs.get("toxiproxy-server").toString(), "-host=127.0.0.1", "-port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    awaitReady();
    call(
        "POST",
        "/proxies",
        "{\"name\":\"node\",\"listen\":\"127.0.0.1:%d\",\"upstream\":\"%s\",\"enabled\":true}"
            .formatted(listen, target.getAuthority()));
  }

  /** The node, as it is to be reached through the bad network. */
  URI url() {
    return way;
  }

  /**
   * From now on the network has this fault.
   *
   * @param type of toxiproxy, such as {@code latency}
   * @param direction "upstream" to the node, "downstream" from it
   * @param attributes in JSON
   */
  void add(String type, String direction, String attributes) throws Exception {
    call(
        "POST",
        "/proxies/node/toxics",
        "{\"name\":\"%s-%s\",\"type\":\"%s\",\"stream\":\"%s\",\"attributes\":%s}"
            .formatted(type, direction, type, direction, attributes));
  }

  /** The network is well; connections that stand are cut. */
  void heal() throws Exception {
    call("POST", "/reset", "");
    call("POST", "/proxies/node", "{\"enabled\":false}");
    call("POST", "/proxies/node", "{\"enabled\":true}");
  }

  private void awaitReady() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try {
        call("GET", "/version", "");
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end || !server.isAlive()) {
          close();
          throw new IOException("toxiproxy did not start", e);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private void call(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(Duration.ofSeconds(5))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    server.destroy();
    server.onExit().completeOnTimeout(server, 10, TimeUnit.SECONDS).join().destroyForcibly();
  }
}
