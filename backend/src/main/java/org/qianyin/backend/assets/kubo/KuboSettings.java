package org.qianyin.backend.assets.kubo;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A Kubo node.
 *
 * @param url of its RPC; never to be reached by strangers
 * @param authorization value of the {@code Authorization} header, if the node's {@code
 *     API.Authorizations} asks for one
 * @param connect until a connection stands
 * @param stall how long the node may take or send nothing in the middle of a file
 * @param answer until the node has said what it thinks of a finished file, or of a small question
 * @param uploads files that are sent to it at once; more wait for at most {@code stall}
 * @param allowPublic whether its swarm may be the public one, where what is stored is published
 * @param folder of a shared store: {@code blocks/} of the data folder as the node sees it, an
 *     absolute path in printable ASCII; null if it is the same there as here
 */
public record KuboSettings(
    @DefaultValue("http://127.0.0.1:5001") URI url,
    @Nullable String authorization,
    @DefaultValue("3s") Duration connect,
    @DefaultValue("30s") Duration stall,
    @DefaultValue("2m") Duration answer,
    @DefaultValue("8") int uploads,
    @DefaultValue("false") boolean allowPublic,
    @Nullable String folder) {

  private static final Pattern ABSOLUTE = Pattern.compile("(/[!-~&&[^/]]+)+");

  public KuboSettings {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getQuery() != null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "qianyin.assets.kubo.url: want http(s)://host:port without user and query");
    }
    if (connect.toMillis() < 10 || stall.toMillis() < 100 || answer.toMillis() < 100) {
      throw new IllegalArgumentException(
          "qianyin.assets.kubo: want connect >= 10ms, stall >= 100ms, answer >= 100ms");
    }
    if (uploads < 1 || uploads > 256) {
      throw new IllegalArgumentException("qianyin.assets.kubo.uploads: want 1–256, got " + uploads);
    }
    if (folder != null && !ABSOLUTE.matcher(folder).matches()) {
      throw new IllegalArgumentException(
          "qianyin.assets.kubo.folder: want an absolute path in printable ASCII without blanks and"
              + " without / at its end");
    }
  }

  /** Never prints what authorises. */
  @Override
  public String toString() {
    return "KuboSettings[" + url + "]";
  }
}
