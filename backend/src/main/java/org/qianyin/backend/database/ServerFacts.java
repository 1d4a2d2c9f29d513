package org.qianyin.backend.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What decides whether PostgreSQL keeps what it acknowledged, as this session sees it.
 *
 * @param version as {@code server_version_num}: 180006
 * @param encoding of the database
 * @param synchronousCommit of this role in this database
 */
record ServerFacts(
    int version, String encoding, String fsync, String fullPageWrites, String synchronousCommit) {

  /** The oldest that the tests run on. */
  private static final int OLDEST = 170000;

  private static final int MAJOR = 10_000;

  private static final String ASK =
      """
      SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),
        current_setting('fsync'), current_setting('full_page_writes'),
        current_setting('synchronous_commit')\
      """;

  static ServerFacts of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ASK)) {
      row.next();
      return new ServerFacts(
          row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
  }

  /** The first rule that is broken. */
  Optional<Objection> objection() {
    if (version < OLDEST) {
      return Optional.of(
          new Objection(
              "POSTGRES_VERSION",
              "PostgreSQL is of version " + version / MAJOR + ", want 17 or 18",
              "Upgrade the server (pg_upgrade), or name a newer one with qianyin.postgres.url."));
    }
    if (!encoding.equals("UTF8")) {
      return Optional.of(
          new Objection(
              "POSTGRES_ENCODING",
              "the database is encoded in " + encoding + ", want UTF8",
              "Make a new one: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0."));
    }
    if (!fsync.equals("on")) {
      return unsafe("fsync", fsync);
    }
    if (!fullPageWrites.equals("on")) {
      return unsafe("full_page_writes", fullPageWrites);
    }
    // "local" and "remote_write" lose acknowledged entries when a standby takes over.
    return List.of("on", "remote_apply").contains(synchronousCommit)
        ? Optional.empty()
        : unsafe("synchronous_commit", synchronousCommit);
  }

  private static Optional<Objection> unsafe(String setting, String value) {
    return Optional.of(
        new Objection(
            "POSTGRES_UNSAFE",
            "PostgreSQL runs with "
                + setting
                + "="
                + value
                + " and may lose entries that were acknowledged",
            "Set it to on, for the server and for this role and database (ALTER ROLE, ALTER"
                + " DATABASE … RESET "
                + setting
                + ")."));
  }
}
