package org.qianyin.backend.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL: embedded unless {@code qianyin.postgres.url} names another. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

  private static final long CONNECT_MILLIS = 10_000;

  @Bean(destroyMethod = "close")
  @ConditionalOnProperty(
      name = "qianyin.postgres.url",
      matchIfMissing = true,
      havingValue = "never")
  EmbeddedPostgresServer embeddedPostgres(DataFolder folder) throws IOException {
    return new EmbeddedPostgresServer(folder.postgres());
  }

  @Bean
  @ConditionalOnProperty(
      name = "qianyin.postgres.url",
      matchIfMissing = true,
      havingValue = "never")
  DataSource embeddedDataSource(EmbeddedPostgresServer server, PostgresSettings settings) {
    return pool(server.jdbcUrl(), "postgres", "postgres", settings);
  }

  @Bean
  @ConditionalOnProperty(name = "qianyin.postgres.url")
  DataSource externalDataSource(PostgresSettings settings) {
    return pool(
        java.util.Objects.requireNonNull(settings.url()),
        settings.user(),
        settings.password(),
        settings);
  }

  private static HikariDataSource pool(
      String url, String user, String password, PostgresSettings settings) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaximumPoolSize(settings.connections());
    pool.setConnectionTimeout(CONNECT_MILLIS);
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("socketTimeout", "60");
    return pool;
  }
}
