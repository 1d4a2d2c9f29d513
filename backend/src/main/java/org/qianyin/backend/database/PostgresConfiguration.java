package org.qianyin.backend.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import org.qianyin.backend.platform.DataFolder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** PostgreSQL: embedded unless {@code qianyin.postgres.url} names another. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

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
  Postgres embedded(EmbeddedPostgresServer server) {
    return server.postgres();
  }

  @Bean
  @ConditionalOnProperty(name = "qianyin.postgres.url")
  Postgres external(PostgresSettings settings) {
    return settings.server();
  }

  @Bean
  HikariDataSource dataSource(Postgres postgres, PostgresSettings settings) {
    return new DatabaseStart(postgres, settings.deadlines()).open(settings.connections());
  }
}
