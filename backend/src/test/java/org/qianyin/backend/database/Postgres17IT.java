package org.qianyin.backend.database;

class Postgres17IT extends PostgresServerIT {

  Postgres17IT() {
    super(PostgresServer.Version.V17);
  }
}
