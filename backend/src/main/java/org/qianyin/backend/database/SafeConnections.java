package org.qianyin.backend.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Looks at each server anew with each connection: after a fail-over it is another one, and settings
 * change while servers run.
 */
final class SafeConnections extends DelegatingDataSource {

  SafeConnections(DataSource servers) {
    super(servers);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    try {
      Optional<Objection> objection = ServerFacts.of(connection).objection();
      if (objection.isPresent()) {
        throw new SQLException(objection.get().code() + ": " + objection.get().what());
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
