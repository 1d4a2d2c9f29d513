package org.qianyin.backend.anchor;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real database with the tables of this module, emptied for each test. */
final class AnchorDatabase implements AutoCloseable {

  private final EmbeddedPostgres postgres;

  AnchorDatabase() throws IOException {
    postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
    Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
  }

  JdbcClient jdbc() {
    return JdbcClient.create(postgres.getPostgresDatabase());
  }

  AnchorStore emptied() {
    jdbc().sql("TRUNCATE anchor, anchor_contract, anchor_transaction").update();
    return new AnchorStore(jdbc());
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
