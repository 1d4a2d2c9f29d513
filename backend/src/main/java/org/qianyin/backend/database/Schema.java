package org.qianyin.backend.database;

import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.qianyin.backend.platform.StartRefused;

/** The tables: brought up to date by their owner, looked at by the application. */
final class Schema {

  private static final String MIGRATIONS = "classpath:db/migration";
  private static final String GRANTS = "classpath:db/grants";

  private Schema() {}

  /** Brings the tables up to date as a role that is the application's as well. */
  static void migrate(DataSource owner) {
    configured(owner).locations(MIGRATIONS).load().migrate();
  }

  /**
   * Brings the tables up to date and gives the application its rights on them.
   *
   * @param application role, which must exist
   */
  static void migrate(DataSource owner, Account application) {
    configured(owner)
        .locations(MIGRATIONS, GRANTS)
        .placeholders(Map.of("application", application.user()))
        .load()
        .migrate();
  }

  /**
   * @throws StartRefused unless the tables are exactly those that this server was built for
   */
  static void requireCurrent(DataSource application) {
    MigrationInfoService schema = configured(application).locations(MIGRATIONS).load().info();
    for (MigrationInfo each : schema.all()) {
      MigrationState state = each.getState();
      if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
        throw new StartRefused(
            "SCHEMA_NEWER",
            "the schema was made by a newer server (migration " + each.getVersion() + ")",
            "Start that version or a newer one; a schema never goes back.");
      }
      if (state.isFailed()) {
        throw new StartRefused(
            "SCHEMA_BROKEN",
            "migration " + each.getVersion() + " of the schema failed before",
            "Restore the database from before it, and read that server's log.");
      }
    }
    MigrationInfo[] pending = schema.pending();
    if (pending.length > 0) {
      throw new StartRefused(
          "SCHEMA_OUTDATED",
          "the schema lacks %d of %d migrations, the last is %s"
              .formatted(
                  pending.length,
                  schema.all().length,
                  Arrays.asList(pending).getLast().getVersion()),
          "Run the command migrate with qianyin.postgres.migration.user, as docs/operations.md"
              + " shows.");
    }
  }

  private static FluentConfiguration configured(DataSource database) {
    return Flyway.configure().dataSource(database);
  }
}
