package org.qianyin.backend.assets.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A bucket of an S3-compatible server.
 *
 * @param endpoint of the server, {@code http(s)://host[:port]}
 * @param region that requests are signed for; servers of one's own mostly take any
 * @param bucket that exists, and that nothing else writes to
 * @param prefix before every key; empty, or ending in a slash
 * @param accessKey of an account that may read and write there
 * @param secretKey of that account
 * @param pathStyle whether the bucket stands in the path, as servers of one's own want it
 * @param connect until a connection stands
 * @param stall how long the server may send nothing in the middle of an answer
 */
public record S3Settings(
    @Nullable URI endpoint,
    @DefaultValue("us-east-1") String region,
    @Nullable String bucket,
    @DefaultValue("") String prefix,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @DefaultValue("true") boolean pathStyle,
    @DefaultValue("3s") Duration connect,
    @DefaultValue("30s") Duration stall) {

  /** Bytes of a part; S3 takes 10,000 parts an object. */
  static final int PART = 8 << 20;

  /** The longest file, its inner nodes and a margin left out. */
  public static final long MAX_FILE = 9_900L * PART;

  public S3Settings {
    if (!prefix.isEmpty() && !prefix.matches("[A-Za-z0-9!_.*'()/-]{1,200}/")) {
      throw new IllegalArgumentException(
          "qianyin.assets.s3.prefix: want at most 200 letters, digits and !_.*'()-/, then a slash");
    }
    if (connect.toMillis() < 10 || stall.toMillis() < 100) {
      throw new IllegalArgumentException("qianyin.assets.s3: want connect >= 10ms, stall >= 100ms");
    }
  }

  /**
   * Whether it can be used: a store that nobody chose needs no bucket.
   *
   * @param name of these settings
   * @throws IllegalArgumentException naming the first that is missing
   */
  public void check(String name) {
    if (endpoint == null || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
      throw new IllegalArgumentException(name + ".endpoint: want http(s)://host[:port]");
    }
    if (bucket == null || !bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException(
          name + ".bucket: want 3–63 of a–z, 0–9, dots and hyphens, got " + bucket);
    }
    if (accessKey == null || secretKey == null || accessKey.isBlank() || secretKey.isBlank()) {
      throw new IllegalArgumentException(name + ": want access-key and secret-key");
    }
  }

  /** Never prints the keys. */
  @Override
  public String toString() {
    return "S3Settings[" + bucket + " at " + endpoint + "]";
  }
}
