package org.qianyin.backend.database;

class Postgres18IT extends PostgresServerIT {

  Postgres18IT() {
    super(PostgresServer.Version.V18);
  }
}
