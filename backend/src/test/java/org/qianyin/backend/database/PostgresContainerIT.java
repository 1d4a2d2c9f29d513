package org.qianyin.backend.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qianyin.backend.containers.RequiresImage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * PostgreSQL as docker/compose.yaml runs it, with the roles that docker/postgres/roles.sh makes.
 */
@RequiresImage("postgres")
class PostgresContainerIT {

  private static final int PORT = 5432;
  private static final Account OWNER = new Account("qianyin_owner", "of the owner", null);
  private static final Account APPLICATION = new Account("qianyin", "of the application", null);

  private static final String KILL_A_PROCESS =
      "kill -9 $(basename $(dirname $(grep -l 'background writer' /proc/[0-9]*/cmdline | head -n 1)))";

  private static GenericContainer<?> postgres;

  @BeforeAll
  static void start() {
    postgres =
        new GenericContainer<>(DockerImageName.parse("postgres"))
            .withEnv("POSTGRES_PASSWORD", "of the superuser")
            .withCopyToContainer(Transferable.of("of the owner"), "/run/secrets/postgres-owner")
            .withCopyToContainer(
                Transferable.of("of the application"), "/run/secrets/postgres-application")
            .withCopyFileToContainer(
                MountableFile.forHostPath("../docker/postgres/roles.sh", 0555),
                "/docker-entrypoint-initdb.d/roles.sh")
            .withExposedPorts(PORT)
            // Once while it makes the roles, and once for all.
            .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2));
    postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static HikariDataSource open() {
    String url =
        "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(PORT) + "/qianyin";
    return new DatabaseStart(
            new Postgres(
                new Address(url), APPLICATION, Optional.of(OWNER), Tls.NONE, Optional.empty()),
            new Deadlines(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30)))
        .open(4);
  }

  @Test
  void takesTheSchemaAndRefusesTheApplicationAChangeOfTheLog() {
    try (HikariDataSource pool = open()) {
      JdbcClient jdbc = JdbcClient.create(pool);
      assertThat(jdbc.sql("SELECT count(*) FROM entry").query(Long.class).single()).isZero();
      assertThatThrownBy(() -> jdbc.sql("DELETE FROM entry").update())
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageContaining("permission denied for table entry");
    }
  }

  @Test
  void isFoundAgainAfterACrash() throws Exception {
    try (HikariDataSource pool = open()) {
      JdbcClient jdbc = JdbcClient.create(pool);
      // One of its processes is killed: PostgreSQL drops every connection and recovers from its
      // log.
      postgres.execInContainer("sh", "-c", KILL_A_PROCESS);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> jdbc.sql("SELECT count(*) FROM entry").query(Long.class).single() == 0);
      assertThat(postgres.getLogs()).contains("automatic recovery in progress");
    }
  }
}
