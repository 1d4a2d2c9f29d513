package org.qianyin.client;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Files to the server, under digests that it has to find too. Names stay here. */
final class Uploads {
  private static final int MAX_ANSWER = 1 << 20;
  private static final long SLOWEST = 1 << 20; // bytes a second that a deadline allows for
  private static final String BOUNDARY = "qianyin-part-7d1c0f2a9b";
  private final Http http;

  Uploads(Http http) {
    this.http = http;
  }

  /**
   * Sends files in one request; each is stored whole or not at all.
   *
   * @param items 1–1000
   * @param sent hears how many more bytes of files were taken
   * @return what is wrong, or empty when all are stored
   * @throws IOException if a file cannot be read or the server not be reached
   */
  Optional<Problem> send(List<Upload> items, LongConsumer sent) throws IOException {
    long bytes = items.stream().mapToLong(Upload::size).sum();
    Duration extra = Duration.ofSeconds(bytes / SLOWEST);
    Http.Reply reply =
        items.size() == 1 ? one(items.get(0), sent, extra) : several(items, sent, extra);
    if (!reply.is(200) && !reply.is(201)) {
      return Optional.of(reply.problem());
    }
    return Optional.empty();
  }

  private Http.Reply one(Upload item, LongConsumer sent, Duration extra) throws IOException {
    return http.post(
        "/v1/assets",
        Map.of(
            "Content-Type",
            item.mime(),
            "Repr-Digest",
            digest(item),
            "Qianyin-CID",
            item.cid().toString()),
        new CountedBody(item.body(), sent),
        MAX_ANSWER,
        extra);
  }

  private Http.Reply several(List<Upload> items, LongConsumer sent, Duration extra)
      throws IOException {
    List<BodyPublisher> parts = new ArrayList<>();
    for (Upload item : items) {
      parts.add(
          BodyPublishers.ofString(
              "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: %s\r\nRepr-Digest: %s\r\nQianyin-CID: %s\r\n\r\n"
                  .formatted(BOUNDARY, item.mime(), digest(item), item.cid()),
              StandardCharsets.US_ASCII));
      parts.add(new CountedBody(item.body(), sent));
      parts.add(BodyPublishers.ofString("\r\n", StandardCharsets.US_ASCII));
    }
    parts.add(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n", StandardCharsets.US_ASCII));
    return http.post(
        "/v1/assets",
        Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY),
        BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)),
        MAX_ANSWER,
        extra);
  }

  /** RFC 9530. */
  private static String digest(Upload item) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(item.sha256().bytes()) + ":";
  }
}
