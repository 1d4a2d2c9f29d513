package org.qianyin.backend.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The primary, but for a thread that reads from the replica at the moment. */
final class QueriesElsewhere extends DelegatingDataSource implements AutoCloseable {

  private static final ScopedValue<Boolean> ON_REPLICA = ScopedValue.newInstance();

  private final HikariDataSource primary;
  private final HikariDataSource replica;

  QueriesElsewhere(HikariDataSource primary, HikariDataSource replica) {
    super(primary);
    this.primary = primary;
    this.replica = replica;
  }

  /** Runs with connections of the replica. */
  <T, X extends Exception> T onReplica(Replica.Query<T, X> query) throws X {
    return ScopedValue.where(ON_REPLICA, true).call(query::answer);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return ON_REPLICA.isBound() ? replica.getConnection() : primary.getConnection();
  }

  @Override
  public void close() {
    replica.close();
    primary.close();
  }
}
