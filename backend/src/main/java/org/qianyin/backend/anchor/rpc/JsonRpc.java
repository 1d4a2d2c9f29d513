package org.qianyin.backend.anchor.rpc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.qianyin.backend.anchor.rpc.EndpointFault.Kind;
import org.web3j.protocol.Service;
import tools.jackson.core.JacksonException;

/**
 * JSON-RPC over HTTP to one URL. An answer is whole within the deadline and at most {@link
 * #MAX_ANSWER} bytes, or it is a fault. Redirects are not followed: credentials stay where they
 * were meant for.
 */
public final class JsonRpc extends Service {

  /**
   * Bytes of one answer. The longest that we need, a block without its transactions, has 20 KiB.
   */
  public static final int MAX_ANSWER = 4 << 20;

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final String name;
  private final HttpUrl url;
  private final OkHttpClient http;

  /**
   * @param name shown in faults
   * @param url may hold a user and a password
   */
  public JsonRpc(String name, String url, Duration deadline) {
    super(false);
    this.name = name;
    this.url = HttpUrl.get(url);
    this.http =
        new OkHttpClient.Builder()
            .callTimeout(deadline)
            .connectTimeout(deadline)
            .readTimeout(deadline)
            .writeTimeout(deadline)
            .followRedirects(false)
            .build();
  }

  /** What may be shown of a URL: host and port, since user, path and query may be secrets. */
  public static String nameOf(String url) {
    URI uri = URI.create(url);
    HttpUrl parsed = HttpUrl.get(uri.toString());
    return parsed.host() + ":" + parsed.port();
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"}) // as the library declares it
  public <T extends org.web3j.protocol.core.Response> T send(
      org.web3j.protocol.core.Request request, Class<T> type) throws IOException {
    try {
      T answer = super.send(request, type);
      if (answer == null) {
        throw fault(Kind.NOT_JSON_RPC, "answers null instead of JSON-RPC");
      }
      return answer;
    } catch (JacksonException e) {
      throw fault(Kind.NOT_JSON_RPC, "answers JSON that is no JSON-RPC to " + request.getMethod());
    }
  }

  @Override
  protected InputStream performIO(String payload) throws IOException {
    Request.Builder request =
        new Request.Builder().url(url).post(RequestBody.create(payload, JSON));
    if (!url.username().isEmpty()) {
      request.header("Authorization", Credentials.basic(url.username(), url.password()));
    }
    try (Response answer = http.newCall(request.build()).execute()) {
      ResponseBody body = answer.body();
      byte[] bytes = body == null ? new byte[0] : body.byteStream().readNBytes(MAX_ANSWER + 1);
      requireJson(answer.code(), bytes);
      return new ByteArrayInputStream(bytes);
    } catch (EndpointFault e) {
      throw e;
    } catch (InterruptedIOException e) {
      throw fault(Kind.LATE, "gives no whole answer within the deadline");
    } catch (IOException e) {
      throw fault(Kind.SILENT, "does not answer (" + e.getClass().getSimpleName() + ")");
    }
  }

  private void requireJson(int status, byte[] bytes) throws EndpointFault {
    if (status == 429) {
      throw fault(Kind.BUSY, "asks to be asked less (HTTP 429)");
    }
    if (bytes.length > MAX_ANSWER) {
      throw fault(Kind.TOO_LARGE, "answers with more than " + MAX_ANSWER + " bytes");
    }
    String begin = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.UTF_8).strip();
    // Some nodes answer a refused call by an HTTP error with JSON-RPC in it.
    boolean mayBeRpc = begin.startsWith("{") && status < 500 && status != 401 && status != 403;
    if (!mayBeRpc) {
      String what = begin.startsWith("<") ? "HTML" : "something";
      throw fault(
          Kind.NOT_JSON_RPC, "answers " + what + " instead of JSON-RPC (HTTP " + status + ")");
    }
  }

  private EndpointFault fault(Kind kind, String what) {
    return new EndpointFault(kind, name, what);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
