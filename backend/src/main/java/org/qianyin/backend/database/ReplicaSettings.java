package org.qianyin.backend.database;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A copy of the database for queries ({@code qianyin.postgres.replica.*}), fed by PostgreSQL's
 * streaming replication. The application's role and TLS hold there too.
 *
 * @param url {@code jdbc:postgresql://host[:port][,host[:port]…]/database}; of several any that
 *     answers is taken
 * @param connections at most, 2–64
 * @param freeConnection until the primary is asked instead, 0.25–10 s
 * @param pause how long a copy that failed is left alone, 0.1 s to 10 min
 */
record ReplicaSettings(
    String url,
    @DefaultValue("8") int connections,
    @DefaultValue("500ms") Duration freeConnection,
    @DefaultValue("5s") Duration pause) {

  ReplicaSettings {
    Address.check("qianyin.postgres.replica.url", url);
    if (connections < 2 || connections > 64) {
      throw new IllegalArgumentException(
          "qianyin.postgres.replica.connections: want 2–64, got " + connections);
    }
    Deadlines.check("replica.free-connection", freeConnection, 250, 10_000);
    Deadlines.check("replica.pause", pause, 100, 600_000);
  }
}
