package org.qianyin.backend;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real, migrated database that all tests of projections share; empty before each. */
public abstract class ProjectionsDatabase {

  private static final DataSource DATABASE = start();

  private static DataSource start() {
    try {
      DataSource database =
          EmbeddedPostgres.builder().setRegisterShutdownHook(true).start().getPostgresDatabase();
      Flyway.configure().dataSource(database).load().migrate();
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void emptyTables() {
    jdbc().sql("TRUNCATE party, work, license CASCADE").update();
  }

  protected static DataSource dataSource() {
    return DATABASE;
  }

  protected static JdbcClient jdbc() {
    return JdbcClient.create(DATABASE);
  }
}
