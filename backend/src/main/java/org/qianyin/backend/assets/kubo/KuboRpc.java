package org.qianyin.backend.assets.kubo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.assets.store.StoreFault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of the Kubo RPC that a store needs: {@code POST /api/v0/<command>}, arguments in the
 * query. What changes nothing is tried again when it fails on its way; what does is not.
 */
final class KuboRpc implements AutoCloseable {

  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Answers to questions are short; Kubo's configuration is the longest of them. */
  private static final int MAX_ANSWER = 1 << 20;

  private static final JsonMapper JSON = new JsonMapper();

  private final KuboSettings settings;
  private final HttpClient http;
  private final AtomicInteger failures = new AtomicInteger();

  KuboRpc(KuboSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connect())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * Asks something that changes nothing, or the same however often it is asked.
   *
   * @param query names and values in turn
   * @throws KuboError if the node refuses
   * @throws StoreFault if it does not answer
   */
  JsonNode ask(String command, String... query) throws IOException {
    try (InputStream body = open(command, settings.answer(), query)) {
      return json(body);
    }
  }

  /**
   * Opens a stream of bytes that the node has.
   *
   * @param query names and values in turn
   * @throws KuboError if the node refuses
   * @throws StoreFault if it does not answer; also the stream throws it
   */
  InputStream open(String command, String... query) throws IOException {
    return open(command, settings.stall(), query);
  }

  private InputStream open(String command, Duration deadline, String... query) throws IOException {
    HttpRequest request =
        request(command, query).timeout(deadline).POST(BodyPublishers.noBody()).build();
    for (int attempt = 1; ; attempt++) {
      try {
        return opened(http.send(request, info -> body(deadline)));
      } catch (KuboError | StoreFault e) {
        throw e;
      } catch (IOException e) {
        failures.incrementAndGet();
        if (attempt == TRIES) {
          throw unreachable(e);
        }
        pause(attempt);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  /** A multipart request with one file, whose bytes are pushed. */
  final class Sending implements AutoCloseable {
    private final String boundary = UUID.randomUUID().toString();
    private final PushedBody body = new PushedBody(settings.stall());
    private final CompletableFuture<HttpResponse<InputStream>> request;
    private final CompletableFuture<HttpResponse<InputStream>> answer;

    private Sending(String command, String partHeaders, String... query) throws IOException {
      HttpRequest request =
          request(command, query)
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .POST(body)
              .build();
      this.request = http.sendAsync(request, info -> body(settings.answer()));
      this.answer =
          this.request.whenComplete((response, failure) -> {
            if (failure != null) {
              failures.incrementAndGet();
            }
            body.over();
          });
      push(
          "--"
              + boundary
              + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\""
              + "\r\nContent-Type: application/octet-stream\r\n"
              + partHeaders
              + "\r\n");
    }

    /**
     * Sends bytes of the file; they must not change afterwards.
     *
     * @throws KuboError if the node has refused meanwhile
     * @throws StoreFault if it does not take them
     */
    void push(java.nio.ByteBuffer bytes) throws IOException {
      try {
        if (!body.push(bytes)) {
          end();
          throw StoreFault.unavailable(at() + " answered before it had the whole file");
        }
      } catch (StoreFault e) {
        throw StoreFault.unavailable(at() + ": " + e.getMessage(), e);
      }
    }

    private void push(String text) throws IOException {
      push(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Ends the file.
     *
     * @return the node's last line
     */
    JsonNode finish() throws IOException {
      push("\r\n--" + boundary + "--\r\n");
      body.end();
      return end();
    }

    private JsonNode end() throws IOException {
      try (InputStream in =
          opened(answer.get(settings.answer().toMillis(), TimeUnit.MILLISECONDS))) {
        return json(in);
      } catch (java.util.concurrent.ExecutionException e) {
        throw unreachable(e.getCause());
      } catch (java.util.concurrent.TimeoutException e) {
        throw unreachable(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    /** Gives the request up if it has not been answered; the node then has no whole file. */
    @Override
    public void close() {
      body.breakOff();
      request.cancel(true);
    }
  }

  /** Starts to send a file. */
  Sending send(String command, String... query) throws IOException {
    return new Sending(command, "", query);
  }

  /**
   * Starts to send a file that the node need not copy.
   *
   * @param path where it lies, or will lie, absolute and as the node sees it; printable ASCII
   */
  Sending sendOf(String path, String command, String... query) throws IOException {
    return new Sending(command, "Abspath: " + path + "\r\n", query);
  }

  /** Asks something that is answered in lines; each is JSON. */
  List<JsonNode> lines(String command, String... query) throws IOException {
    try (InputStream body = open(command, settings.answer(), query)) {
      String text = new String(body.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).map(JSON::readTree).toList();
    } catch (JacksonException e) {
      throw new KuboError(at() + " did not answer in JSON; is it a Kubo RPC?");
    }
  }

  private TimedBody body(Duration deadline) {
    return new TimedBody(deadline, failures::incrementAndGet);
  }

  /** How many connections have failed, on their way or in the middle. */
  int failures() {
    return failures.get();
  }

  /** Where the node is, for messages. */
  String at() {
    return "the Kubo node at " + settings.url().getAuthority();
  }

  private HttpRequest.Builder request(String command, String... query) {
    StringBuilder uri = new StringBuilder(settings.url().toString().replaceAll("/+$", ""));
    uri.append("/api/v0/").append(command);
    for (int i = 0; i < query.length; i += 2) {
      uri.append(i == 0 ? '?' : '&').append(query[i]).append('=');
      uri.append(URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri.toString()));
    String authorization = settings.authorization();
    return authorization == null ? request : request.header("Authorization", authorization);
  }

  private InputStream opened(HttpResponse<InputStream> response) throws IOException {
    if (response.statusCode() == 200) {
      return response.body();
    }
    try (InputStream body = response.body()) {
      String text = new String(body.readNBytes(4096), StandardCharsets.UTF_8);
      throw new KuboError(at() + " answered " + response.statusCode() + ": " + words(text));
    }
  }

  private static String words(String answer) {
    try {
      return JSON.readTree(answer).path("Message").asString(answer);
    } catch (JacksonException e) {
      return answer.strip();
    }
  }

  /** The last line: commands that stream tell their result there. */
  private JsonNode json(InputStream body) throws IOException {
    String text = new String(body.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
    String last = text.strip().lines().reduce((first, second) -> second).orElse("");
    try {
      return JSON.readTree(last.isEmpty() ? "{}" : last);
    } catch (JacksonException e) {
      throw new KuboError(at() + " did not answer in JSON; is it a Kubo RPC?");
    }
  }

  private StoreFault unreachable(@Nullable Throwable cause) {
    String words = cause == null ? null : cause.getMessage();
    String why = words == null ? "no connection" : words;
    return StoreFault.unavailable(at() + " cannot be reached (" + why + ")", cause);
  }

  private static void pause(int attempt) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis() << (attempt - 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
