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

  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  Deadlines {
    bounded("connect", connect);
    bounded("free-connection", freeConnection);
    bounded("statement", statement);
    bounded("lock", lock);
    bounded("idle-in-transaction", idleInTransaction);
    bounded("answer", answer);
    if (answer.compareTo(statement) <= 0) {
      throw new IllegalArgumentException(
          "qianyin.postgres.deadlines.answer: want more than deadlines.statement, got "
              + answer.toMillis()
              + " ms");
    }
  }

  private static void bounded(String name, Duration value) {
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "qianyin.postgres.deadlines."
              + name
              + ": want 0.25 s to 10 min, got "
              + value.toMillis()
              + " ms");
    }
  }

  /** Whole seconds, never less than asked for. */
  static int seconds(Duration value) {
    return (int) value.plusMillis(999).toSeconds();
  }
}
