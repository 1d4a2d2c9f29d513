package org.qianyin.backend.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.qianyin.backend.platform.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be true before the first statement: the server is safe, the schema is ours, and the
 * application's role cannot change the log.
 */
final class DatabaseStart {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);

  private final Postgres postgres;
  private final Deadlines deadlines;

  DatabaseStart(Postgres postgres, Deadlines deadlines) {
    this.postgres = postgres;
    this.deadlines = deadlines;
  }

  /**
   * Checks everything and opens the application's pool.
   *
   * @param connections at most
   * @throws StartRefused for the first thing that is not as it must be
   */
  HikariDataSource open(int connections) {
    DataSource application = postgres.primary(deadlines);
    checkServer(application);
    if (postgres.owner().isPresent()) {
      migrate(postgres.owner().get());
    }
    Schema.requireCurrent(application);
    if (postgres.hasOneRole()) {
      LOG.warn(
          "one role owns the tables and runs the application: the database does not protect the"
              + " log from this server");
    } else {
      checkRole(application);
    }
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("postgres");
    pool.setDataSource(new SafeConnections(application));
    pool.setMaximumPoolSize(connections);
    pool.setConnectionTimeout(deadlines.freeConnection().toMillis());
    return pool;
  }

  /** Brings the schema up to date, and nothing else. */
  void migrate(Account owner) {
    DataSource source = postgres.forMigration(owner, deadlines);
    checkServer(source);
    try {
      if (postgres.hasOneRole()) {
        Schema.migrate(source);
      } else {
        Schema.migrate(source, postgres.application());
      }
    } catch (FlywayException e) {
      throw new StartRefused(
          "MIGRATION_FAILED",
          "the role "
              + owner.user()
              + " could not bring the schema up to date ("
              + firstLine(e)
              + ")",
          "Read that server's log; the role must own the database's schema, and the application's"
              + " role must exist.");
    }
  }

  private void checkServer(DataSource source) {
    refuse(source, connection -> ServerFacts.of(connection).objection());
  }

  private void checkRole(DataSource source) {
    refuse(source, RoleCheck::objection);
  }

  private interface Check {
    Optional<Objection> objection(Connection connection) throws SQLException;
  }

  private void refuse(DataSource source, Check check) {
    Optional<Objection> objection;
    try (Connection connection = source.getConnection()) {
      objection = check.objection(connection);
    } catch (SQLException e) {
      throw new StartRefused(
          "POSTGRES_UNREACHABLE",
          "PostgreSQL at " + postgres.address() + " gives no connection (" + firstLine(e) + ")",
          "See that it runs and lets this role in, and look at qianyin.postgres.* in"
              + " docs/configuration.md.");
    }
    if (objection.isPresent()) {
      throw objection.get().refusal();
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
