package org.qianyin.backend.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What an operator has to know of a database that does not answer, and nothing of its inside. */
public final class DatabaseTrouble {

  /** SQLSTATE {@code too_many_connections}. */
  private static final String TOO_MANY = "53300";

  private static final int MOST_CAUSES = 20;

  private DatabaseTrouble() {}

  /** For the detail of a problem. */
  public static String of(Throwable failure) {
    String words = "database: it does not answer";
    Throwable each = failure;
    for (int n = 0; each != null && n < MOST_CAUSES; n++, each = each.getCause()) {
      if (each instanceof SQLException sql && TOO_MANY.equals(sql.getSQLState())) {
        return "database: PostgreSQL has no free connection for this server";
      }
      if (each instanceof SQLTransientConnectionException && each.getCause() == null) {
        words = "database: all connections of this server are in use";
      }
    }
    return words;
  }
}
