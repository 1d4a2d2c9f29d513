package org.qianyin.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qianyin.proof.data.Bytes;

/**
 * One server over the JDK's HttpClient: deadlines that include the body, bounded bodies, bounded
 * retries. Every call of the ledger may be repeated: entries and files are named by their content.
 */
final class Http {
  /** The longest problem that is read. */
  static final int MAX_PROBLEM = 1 << 16;

  /** Answered; {@code body} is whole. */
  record Reply(int status, HttpHeaders headers, Bytes body) {
    boolean is(int wanted) {
      return status == wanted;
    }

    Problem problem() {
      return Problem.read(status, body.toArray());
    }
  }

  private final URI server;
  private final Patience patience;
  private final HttpClient client;

  Http(URI server, Patience patience) {
    this.server = server;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Asks and waits.
   *
   * @param path from the root, with its query, encoded
   * @param maxBytes of the answer
   * @throws LedgerUnreachable if there is no whole answer within the deadline and the retries
   */
  Reply get(String path, String accept, int maxBytes, Duration extra) throws LedgerUnreachable {
    return send(
        "GET",
        path,
        Map.of("Accept", accept),
        HttpRequest.BodyPublishers.noBody(),
        maxBytes,
        extra);
  }

  /** Sends {@code body} and waits, as {@link #get} does. */
  Reply post(
      String path, Map<String, String> headers, BodyPublisher body, int maxBytes, Duration extra)
      throws LedgerUnreachable {
    return send("POST", path, headers, body, maxBytes, extra);
  }

  /**
   * Streams an answer of any length to {@code out}; not repeated, since {@code out} has its
   * beginning.
   *
   * @return the reply, with an empty body if it was 200, else with the problem
   * @throws IOException if {@code out} fails
   */
  Reply copy(String path, String accept, OutputStream out, Duration extra) throws IOException {
    URI where = server.resolve(path);
    Duration deadline = patience.answer().plus(extra);
    HttpRequest request =
        HttpRequest.newBuilder(where).timeout(deadline).header("Accept", accept).build();
    HttpResponse<InputStream> answer =
        await(
            where, client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()), deadline);
    try (InputStream body = answer.body()) {
      // A server that stalls in the middle is cut off: closing the stream ends the read.
      CompletableFuture<Void> watch =
          CompletableFuture.runAsync(
              () -> closeQuietly(body),
              CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS));
      try {
        if (answer.statusCode() != 200) {
          return new Reply(
              answer.statusCode(), answer.headers(), Bytes.of(body.readNBytes(MAX_PROBLEM)));
        }
        body.transferTo(out);
        return new Reply(200, answer.headers(), Bytes.of(new byte[0]));
      } finally {
        watch.cancel(false);
      }
    }
  }

  private static void closeQuietly(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // It is being given up; the reader sees the end.
    }
  }

  private Reply send(
      String method,
      String path,
      Map<String, String> headers,
      BodyPublisher body,
      int maxBytes,
      Duration extra)
      throws LedgerUnreachable {
    URI where = server.resolve(path);
    Duration deadline = patience.answer().plus(extra);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(where).timeout(deadline).method(method, body);
    headers.forEach(request::setHeader);
    Duration pause = patience.pause();
    for (int tries = 0; ; tries++) {
      boolean last = tries == patience.retries();
      try {
        HttpResponse<Bytes> answer =
            await(
                where,
                client.sendAsync(request.build(), head -> new BoundedBody(maxBytes)),
                deadline);
        if (last || !overloaded(answer.statusCode())) {
          return new Reply(answer.statusCode(), answer.headers(), answer.body());
        }
        rest(where, longer(pause, retryAfter(answer.headers())));
      } catch (IOException e) {
        if (last || e instanceof LedgerUnreachable) {
          throw e instanceof LedgerUnreachable known
              ? known
              : new LedgerUnreachable(where, said(e));
        }
        rest(where, pause);
      }
      pause = pause.multipliedBy(2);
    }
  }

  private static <T> T await(URI where, CompletableFuture<T> answer, Duration deadline)
      throws IOException {
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new LedgerUnreachable(where, said(e.getCause() == null ? e : e.getCause()));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new LedgerUnreachable(where, "no whole answer within " + deadline.toSeconds() + " s");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new LedgerUnreachable(where, "interrupted");
    }
  }

  private static boolean overloaded(int status) {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  private Duration longer(Duration pause, Duration asked) {
    Duration bounded = asked.compareTo(patience.answer()) > 0 ? patience.answer() : asked;
    return bounded.compareTo(pause) > 0 ? bounded : pause;
  }

  private static Duration retryAfter(HttpHeaders headers) {
    String seconds = headers.firstValue("Retry-After").orElse("0");
    return seconds.matches("[0-9]{1,4}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  private static void rest(URI where, Duration pause) throws LedgerUnreachable {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnreachable(where, "interrupted");
    }
  }

  /** In words: the JDK says nothing of a refused connection but the name of a class. */
  private static String said(Throwable e) {
    if (e instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (e instanceof ConnectException && e.getMessage() == null) {
      return "no connection";
    }
    return e.getMessage() == null ? "the connection broke" : e.getMessage();
  }
}
