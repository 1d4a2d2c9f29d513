package org.qianyin.backend.database;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long PostgreSQL may take ({@code qianyin.postgres.deadlines.*}), each 0.25 s to 10 min. What
 * takes longer is given up, told as a problem, and tried again by whoever asked.
 *
 * @param connect until a server has accepted a connection
 * @param freeConnection until one of the pool is free
 * @param statement PostgreSQL's {@code statement_timeout}
 * @param lock PostgreSQL's {@code lock_timeout}
 * @param idleInTransaction PostgreSQL's {@code idle_in_transaction_session_timeout}; also the
 *     longest that a reader of an export may stand still
 * @param answer until a server that went silent counts as gone; more than {@code statement}
 */
record Deadlines(
    @DefaultValue("5s") Duration connect,
    @DefaultValue("10s") Duration freeConnection,
    @DefaultValue("30s") Duration statement,
    @DefaultValue("10s") Duration lock,
    @DefaultValue("60s") Duration idleInTransaction,
    @DefaultValue("60s") Duration answer) {

  Deadlines {
    bounded("deadlines.connect", connect);
    bounded("deadlines.free-connection", freeConnection);
    bounded("deadlines.statement", statement);
    bounded("deadlines.lock", lock);
    bounded("deadlines.idle-in-transaction", idleInTransaction);
    bounded("deadlines.answer", answer);
    if (answer.compareTo(statement) <= 0) {
      throw new IllegalArgumentException(
          "qianyin.postgres.deadlines.answer: want more than deadlines.statement, got "
              + answer.toMillis()
              + " ms");
    }
  }

  private static void bounded(String name, Duration value) {
    check(name, value, 250, 600_000);
  }

  /**
   * Checks a setting.
   *
   * @param name below {@code qianyin.postgres}
   * @throws IllegalArgumentException unless it is within these milliseconds
   */
  static void check(String name, Duration value, long least, long most) {
    if (value.toMillis() < least || value.toMillis() > most) {
      throw new IllegalArgumentException(
          "qianyin.postgres.%s: want %d–%d ms, got %d"
              .formatted(name, least, most, value.toMillis()));
    }
  }

  /** Whole seconds, never less than asked for. */
  static int seconds(Duration value) {
    return (int) value.plusMillis(999).toSeconds();
  }
}
