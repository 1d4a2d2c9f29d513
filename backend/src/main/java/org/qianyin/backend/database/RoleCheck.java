package org.qianyin.backend.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Whether the application could change the log, by itself or by any role that it is a member of.
 */
final class RoleCheck {

  /** What is only ever added to. */
  static final List<String> LOG = List.of("entry", "log_head", "checkpoint");

  private static final String ASK =
      """
      SELECT c.relname, r.rolname
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_database d ON d.datname = current_database()
      JOIN pg_roles r ON pg_has_role(current_user, r.oid, 'MEMBER')
      WHERE c.oid = ANY (SELECT to_regclass(name) FROM unnest(?) AS name)
        AND (r.oid IN (c.relowner, n.nspowner, d.datdba)
          OR has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
          OR has_any_column_privilege(r.oid, c.oid, 'UPDATE'))
      ORDER BY c.relname, r.rolname = current_user DESC, r.oid = c.relowner DESC LIMIT 1\
      """;

  private RoleCheck() {}

  /** The first table that this connection's role could change. */
  static Optional<Objection> objection(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ASK)) {
      statement.setArray(1, connection.createArrayOf("text", LOG.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(objection(connection, row.getString(1), row.getString(2)))
            : Optional.empty();
      }
    }
  }

  private static Objection objection(Connection connection, String table, String by)
      throws SQLException {
    String user = connection.getMetaData().getUserName();
    String how = by.equals(user) ? "" : " through the role " + by;
    return new Objection(
        "POSTGRES_ROLE",
        "the application's role " + user + " could change the table " + table + how,
        "Let another role own database, schema and tables, as docs/operations.md shows; or give"
            + " qianyin.postgres.migration.user the same role to do without that protection.");
  }
}
