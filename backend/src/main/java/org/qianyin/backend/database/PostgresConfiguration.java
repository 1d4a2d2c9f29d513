package org.qianyin.backend.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Objects;
import javax.sql.DataSource;
import org.qianyin.backend.platform.DataFolder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

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

  @Bean(destroyMethod = "close")
  DataSource dataSource(Postgres postgres, PostgresSettings settings) {
    HikariDataSource primary =
        new DatabaseStart(postgres, settings.deadlines()).open(settings.connections());
    return settings
        .copy()
        .<DataSource>map(copy -> new QueriesElsewhere(primary, pool(copy, settings)))
        .orElse(primary);
  }

  /** The server starts without its replica, too. */
  private static HikariDataSource pool(Postgres copy, PostgresSettings settings) {
    ReplicaSettings replica = Objects.requireNonNull(settings.replica());
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("replica");
    pool.setDataSource(copy.copy(settings.deadlines()));
    pool.setMaximumPoolSize(replica.connections());
    pool.setConnectionTimeout(replica.freeConnection().toMillis());
    pool.setInitializationFailTimeout(-1);
    return pool;
  }

  @Bean
  @ConditionalOnProperty(name = "qianyin.postgres.replica.url")
  Replica replica(
      DataSource databases,
      PlatformTransactionManager transactions,
      MeterRegistry metrics,
      PostgresSettings settings) {
    return new Replica(
        (QueriesElsewhere) databases,
        transactions,
        metrics,
        Objects.requireNonNull(settings.replica()).pause());
  }
}
