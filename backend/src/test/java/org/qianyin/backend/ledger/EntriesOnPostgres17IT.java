package org.qianyin.backend.ledger;

import org.junit.jupiter.api.AfterAll;
import org.qianyin.backend.database.PostgresServer;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on a PostgreSQL 17 server, with TLS and two roles. */
@DirtiesContext
class EntriesOnPostgres17IT extends EntriesIT {

  private static final PostgresServer POSTGRES = PostgresServer.ofClass(PostgresServer.Version.V17);

  @DynamicPropertySource
  static void postgres(DynamicPropertyRegistry registry) {
    registry.add("qianyin.data", () -> newFolder().toString());
    POSTGRES.settings().forEach((name, value) -> registry.add(name, () -> value));
  }

  @AfterAll
  static void stop() throws Exception {
    POSTGRES.close();
  }
}
