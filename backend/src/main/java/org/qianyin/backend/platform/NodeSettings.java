package org.qianyin.backend.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who this server is and where it keeps its things ({@code qianyin.*}).
 *
 * @param data the data folder; there is no default
 * @param origin of the log, for a folder that has none yet; {@code localhost/main} by default
 * @param publishInterval between two signed heads while entries come, 0.2–10 s
 * @param passphraseFile opens the encrypted keys; else the environment's QIANYIN_PASSPHRASE
 * @param newLogOnly refuse a folder that holds a log
 * @param stopWithParent end when the process that started this one is gone
 */
@ConfigurationProperties("qianyin")
public record NodeSettings(
    Path data,
    @DefaultValue("localhost/main") String origin,
    @DefaultValue("1s") Duration publishInterval,
    @Nullable Path passphraseFile,
    @DefaultValue("false") boolean newLogOnly,
    @DefaultValue("false") boolean stopWithParent) {

  private static final Pattern ORIGIN =
      Pattern.compile(
          "(?:localhost|[a-z0-9-]+(?:\\.[a-z0-9-]+)+)(?::[1-9][0-9]{0,4})?(?:/[a-z0-9._-]+)+");

  public NodeSettings {
    if (data == null) {
      throw new IllegalArgumentException("qianyin.data: want a folder; give --data DIR");
    }
    if (origin.length() < 4 || origin.length() > 100 || !ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "qianyin.origin: want <host>/<name> of ledger specification §1, got " + origin);
    }
    if (publishInterval.compareTo(Duration.ofMillis(200)) < 0
        || publishInterval.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException(
          "qianyin.publish-interval: want 0.2–10 s, got " + publishInterval.toMillis() + " ms");
    }
  }
}
