package org.qianyin.backend.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * The command {@code migrate}: brings the schema of a server up to date and ends. Needs the
 * credentials of the tables' owner and none of the application, which then starts without the
 * owner's.
 */
@EnableConfigurationProperties(PostgresSettings.class)
public class MigrationRun {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationRun.class);

  /** Runs it with the arguments that Spring reads; returns when it is done. */
  public static ConfigurableApplicationContext run(String... args) {
    return new SpringApplicationBuilder(MigrationRun.class).web(WebApplicationType.NONE).run(args);
  }

  @Bean
  ApplicationRunner migration(PostgresSettings settings) {
    return args -> {
      Postgres server = settings.server();
      new DatabaseStart(server, settings.deadlines())
          .migrate(
              server
                  .owner()
                  .orElseThrow(() ->
                      new IllegalArgumentException(
                          "qianyin.postgres.migration.user: want the role that owns the"
                              + " tables")));
      LOG.info("the schema at {} is up to date", server.address());
    };
  }
}
