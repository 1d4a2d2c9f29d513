package org.qianyin.backend.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL holds the tables ({@code qianyin.postgres.*}).
 *
 * @param url {@code jdbc:postgresql://…} of a server run by somebody else; absent = embedded
 * @param user of that server
 * @param password of that server
 * @param connections at most, 4–64
 */
@ConfigurationProperties("qianyin.postgres")
record PostgresSettings(
    @Nullable String url,
    @DefaultValue("qianyin") String user,
    @DefaultValue("") String password,
    @DefaultValue("16") int connections) {

  PostgresSettings {
    if (url != null && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("qianyin.postgres.url: want jdbc:postgresql://…");
    }
    if (connections < 4 || connections > 64) {
      throw new IllegalArgumentException(
          "qianyin.postgres.connections: want 4–64, got " + connections);
    }
  }

  boolean embedded() {
    return url == null;
  }

  @Override
  public String toString() {
    return "PostgresSettings[" + (embedded() ? "embedded" : "external") + "]";
  }
}
