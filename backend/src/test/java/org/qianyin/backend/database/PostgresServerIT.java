package org.qianyin.backend.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qianyin.backend.platform.StartRefused;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a PostgreSQL server must be and refuse before a log is entrusted to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresServerIT {

  private static final Deadlines DEADLINES =
      new Deadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30));
  private static final Account OWNER = new Account("qianyin_owner", "secret", null);
  private static final Account APPLICATION = new Account("qianyin", "secret", null);

  private final PostgresServer.Version version;

  @TempDir private static Path folder;
  private PostgresServer server;

  PostgresServerIT(PostgresServer.Version version) {
    this.version = version;
  }

  @BeforeAll
  void startServer() throws Exception {
    server = PostgresServer.start(version, folder.resolve("server"));
    try (HikariDataSource pool = open(postgres("qianyin", APPLICATION, Optional.of(OWNER)))) {
      JdbcClient jdbc = JdbcClient.create(pool);
      jdbc.sql("INSERT INTO log_lead VALUES ('localhost/test', 1)").update();
      jdbc.sql(
              "INSERT INTO log_head (origin, size, root, term)"
                  + " VALUES ('localhost/test', 2, sha256('2'), 1)")
          .update();
      jdbc.sql("INSERT INTO entry VALUES (0, sha256('0'), 'x', now(), '\\x00')").update();
      jdbc.sql("INSERT INTO checkpoint VALUES (2, 'note')").update();
    }
  }

  @AfterAll
  void stopServer() throws Exception {
    server.close();
  }

  /** What a test that fails in the middle left behind. */
  @AfterEach
  void mendServer() throws Exception {
    server.superuser("ALTER DATABASE qianyin OWNER TO qianyin_owner");
    server.superuser("GRANT CONNECT ON DATABASE qianyin TO qianyin");
    server.superuser("REVOKE qianyin_owner FROM qianyin");
    server.superuser("ALTER ROLE qianyin NOSUPERUSER");
    server.superuser("ALTER ROLE qianyin RESET ALL");
    server.superuser("ALTER DATABASE qianyin RESET ALL");
    server.superuser("qianyin", "DELETE FROM flyway_schema_history WHERE version = '999'");
  }

  private Postgres postgres(String database, Account application, Optional<Account> owner) {
    return new Postgres(
        new Address("jdbc:postgresql://" + server.host() + "/" + database),
        application,
        owner,
        Tls.VERIFY_FULL,
        Optional.of(server.ca()));
  }

  private static HikariDataSource open(Postgres postgres) {
    return new DatabaseStart(postgres, DEADLINES).open(4);
  }

  /** Starts as the application alone, as a server does whose schema is brought up to date apart. */
  private HikariDataSource openAsApplication() {
    return open(postgres("qianyin", APPLICATION, Optional.empty()));
  }

  private void assertRefused(Postgres postgres, String code, String... words) {
    assertThatThrownBy(() -> open(postgres).close())
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.getMessage()).contains(words).hasLineCount(1);
              assertThat(refused.next()).isNotBlank();
            });
  }

  @Test
  void startsAsTheApplicationAloneWhereTheSchemaIsUpToDate() throws Exception {
    try (HikariDataSource pool = openAsApplication();
        Connection connection = pool.getConnection()) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo("qianyin");
    }
  }

  @Test
  void theCommandMigrateNeedsTheOwnersPasswordAlone() throws Exception {
    server.superuser("CREATE DATABASE apart OWNER qianyin_owner");
    MigrationRun.run(
            "--qianyin.postgres.url=jdbc:postgresql://" + server.host() + "/apart",
            "--qianyin.postgres.tls=verify-full",
            "--qianyin.postgres.ca-file=" + server.ca(),
            "--qianyin.postgres.migration.user=qianyin_owner",
            "--qianyin.postgres.migration.password=secret")
        .close();
    open(postgres("apart", APPLICATION, Optional.empty())).close();
  }

  @ParameterizedTest
  @CsvSource({
    "entry, type = 'y'",
    "log_head, root = sha256('y')",
    "log_head, term = 2",
    "checkpoint, note = 'y'"
  })
  void theDatabaseRefusesTheApplicationEveryChangeOfTheLog(String table, String change)
      throws Exception {
    try (HikariDataSource pool = openAsApplication()) {
      assertThat(sqlState(pool, "UPDATE " + table + " SET " + change)).isEqualTo("42501");
      assertThat(sqlState(pool, "DELETE FROM " + table)).isEqualTo("42501");
      assertThat(sqlState(pool, "TRUNCATE " + table)).isEqualTo("42501");
      assertThat(sqlState(pool, "DROP TABLE " + table)).isEqualTo("42501");
      assertThat(sqlState(pool, "ALTER TABLE " + table + " DISABLE TRIGGER ALL"))
          .isEqualTo("42501");
      assertThat(sqlState(pool, "SELECT * FROM " + table + " FOR UPDATE")).isEqualTo("42501");
    }
    assertThat(server.ask("SELECT count(*) FROM " + table)).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"entry, type = 'y'", "log_head, root = sha256('y')", "checkpoint, note = 'y'"})
  void triggersRefuseEvenTheOwnerOfTheTables(String table, String change) throws Exception {
    Postgres asOwner = postgres("qianyin", OWNER, Optional.of(OWNER));
    try (HikariDataSource pool = open(asOwner)) {
      for (String statement :
          List.of(
              "UPDATE " + table + " SET " + change,
              "DELETE FROM " + table,
              "TRUNCATE " + table + " CASCADE")) {
        assertThat(sqlState(pool, statement)).as(statement).isEqualTo("P0001");
      }
    }
  }

  @Test
  void theDatabaseRefusesASecondHeadOfASizeAndOneOfALeaderThatWasDeposed() throws Exception {
    String insert = "INSERT INTO log_head (origin, size, root, term) VALUES ('localhost/test', ";
    try (HikariDataSource pool = openAsApplication()) {
      assertThat(sqlState(pool, insert + "2, sha256('other'), 1)")).isEqualTo("P0001");
      assertThat(sqlState(pool, insert + "1, sha256('older'), 1)")).isEqualTo("P0001");
      assertThat(sqlState(pool, insert + "3, sha256('3'), 0)")).isEqualTo("P0001");
      assertThat(sqlState(pool, "UPDATE log_lead SET term = 0")).isEqualTo("P0001");
      assertThat(sqlState(pool, "DELETE FROM log_lead")).isEqualTo("42501");
    }
  }

  /** The list of ADR 9. Whoever adds to it decides that again. */
  @Test
  void theApplicationMayChangeThisAndNothingElse() throws Exception {
    try (HikariDataSource pool = openAsApplication()) {
      var rights =
          JdbcClient.create(pool)
              .sql(
                  """
                  SELECT privilege_type || ' ' || table_name FROM information_schema.table_privileges
                  WHERE grantee = 'qianyin' AND privilege_type NOT IN ('SELECT', 'INSERT')
                  UNION
                  SELECT privilege_type || ' ' || table_name FROM information_schema.column_privileges
                  WHERE grantee = 'qianyin' AND privilege_type NOT IN ('SELECT', 'INSERT')\
                  """)
              .query(String.class)
              .list();
      assertThat(rights)
          .containsExactlyInAnyOrder(
              "DELETE pending",
              "DELETE retained",
              "UPDATE anchor",
              "UPDATE anchor_contract",
              "UPDATE asset_copy",
              "UPDATE log_lead",
              "UPDATE party",
              "UPDATE refusal");
    }
  }

  @Test
  void refusesARoleThatCouldChangeTheLog() throws Exception {
    Postgres postgres = postgres("qianyin", APPLICATION, Optional.empty());
    for (String right : List.of("UPDATE", "DELETE", "TRUNCATE", "UPDATE (note)", "TRIGGER")) {
      server.superuser("qianyin", "GRANT " + right + " ON checkpoint TO qianyin");
      assertRefused(postgres, "POSTGRES_ROLE", "qianyin could change the table checkpoint");
      server.superuser("qianyin", "REVOKE " + right + " ON checkpoint FROM qianyin");
    }
    server.superuser("GRANT qianyin_owner TO qianyin WITH INHERIT FALSE");
    assertRefused(postgres, "POSTGRES_ROLE", "through the role qianyin_owner");
    server.superuser("REVOKE qianyin_owner FROM qianyin");
    server.superuser("ALTER ROLE qianyin SUPERUSER");
    assertRefused(postgres, "POSTGRES_ROLE", "qianyin could change the table checkpoint");
    server.superuser("ALTER ROLE qianyin NOSUPERUSER");
    server.superuser("ALTER DATABASE qianyin OWNER TO qianyin");
    assertRefused(postgres, "POSTGRES_ROLE", "qianyin could change the table checkpoint");
    mendServer();
    open(postgres).close();
  }

  @Test
  void oneRoleForAllIsTakenOnlyWhenItIsAskedFor() {
    assertRefused(
        postgres("qianyin", OWNER, Optional.empty()), "POSTGRES_ROLE", "qianyin_owner could");
    open(postgres("qianyin", OWNER, Optional.of(OWNER))).close();
  }

  @Test
  void refusesASchemaThatIsNotUpToDateAndSaysHowToBringItThere() throws Exception {
    server.superuser("CREATE DATABASE empty OWNER qianyin_owner");
    assertRefused(
        postgres("empty", APPLICATION, Optional.empty()), "SCHEMA_OUTDATED", "the schema lacks");
    server.superuser(
        "qianyin",
        "INSERT INTO flyway_schema_history"
            + " SELECT 999, '999', 'later', type, 'V999__later.sql', 1, installed_by, now(), 1, true"
            + " FROM flyway_schema_history WHERE version = '003'");
    assertRefused(
        postgres("qianyin", APPLICATION, Optional.empty()), "SCHEMA_NEWER", "migration 999");
    assertRefused(
        postgres("qianyin", APPLICATION, Optional.of(OWNER)), "SCHEMA_NEWER", "migration 999");
    mendServer();
    openAsApplication().close();
  }

  @ParameterizedTest
  @CsvSource({"fsync", "full_page_writes"})
  void refusesAServerThatMayLoseWhatItAcknowledged(String setting) throws Exception {
    server.restartWith(setting, "off");
    assertRefused(
        postgres("qianyin", APPLICATION, Optional.of(OWNER)), "POSTGRES_UNSAFE", setting + "=off");
    server.restartWith(setting, "on");
    openAsApplication().close();
  }

  @ParameterizedTest
  @CsvSource({"off", "local", "remote_write"})
  void refusesARoleWhoseCommitsDoNotWaitForDiskAndStandby(String value) throws Exception {
    Postgres postgres = postgres("qianyin", APPLICATION, Optional.empty());
    server.superuser("ALTER ROLE qianyin SET synchronous_commit = " + value);
    assertRefused(postgres, "POSTGRES_UNSAFE", "synchronous_commit=" + value);
    server.superuser("ALTER ROLE qianyin RESET synchronous_commit");
    server.superuser("ALTER DATABASE qianyin SET synchronous_commit = " + value);
    assertRefused(postgres, "POSTGRES_UNSAFE", "synchronous_commit=" + value);
    server.superuser("ALTER DATABASE qianyin RESET synchronous_commit");
    open(postgres).close();
  }

  @Test
  void looksAtTheServerAgainWithEveryConnection() throws Exception {
    try (HikariDataSource pool = openAsApplication()) {
      server.superuser("ALTER ROLE qianyin SET synchronous_commit = off");
      server.superuser(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity" + " WHERE usename = 'qianyin'");
      assertThatThrownBy(pool::getConnection)
          .hasStackTraceContaining("POSTGRES_UNSAFE")
          .hasStackTraceContaining("synchronous_commit=off");
      server.superuser("ALTER ROLE qianyin RESET synchronous_commit");
      pool.getConnection().close();
    }
  }

  @Test
  void refusesAnotherEncoding() throws Exception {
    server.superuser(
        "CREATE DATABASE latin OWNER qianyin_owner ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    assertRefused(
        postgres("latin", APPLICATION, Optional.of(OWNER)), "POSTGRES_ENCODING", "LATIN1");
  }

  @Test
  void refusesAServerWhoseCertificateIsNotTrustedOrNamesAnotherHost() throws Exception {
    Postgres good = postgres("qianyin", APPLICATION, Optional.empty());
    Postgres otherName =
        new Postgres(
            new Address("jdbc:postgresql://127.0.0.1:" + server.port() + "/qianyin"),
            APPLICATION,
            Optional.empty(),
            Tls.VERIFY_FULL,
            good.ca());
    assertRefused(otherName, "POSTGRES_UNREACHABLE", "127.0.0.1");
    Postgres unknown =
        new Postgres(
            good.address(), APPLICATION, Optional.empty(), Tls.VERIFY_FULL, Optional.empty());
    assertRefused(unknown, "POSTGRES_UNREACHABLE", "SSL");
    Postgres plain =
        new Postgres(good.address(), APPLICATION, Optional.empty(), Tls.NONE, Optional.empty());
    assertRefused(plain, "POSTGRES_UNREACHABLE", "no encryption");
    try (HikariDataSource pool = open(good)) {
      assertThat(
              JdbcClient.create(pool)
                  .sql("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                  .query(Boolean.class)
                  .single())
          .isTrue();
    }
  }

  @Test
  void aWrongPasswordAndAServerThatIsNotThereAreOneSentence() {
    Account stranger = new Account("qianyin", "wrong", null);
    assertRefused(
        postgres("qianyin", stranger, Optional.empty()),
        "POSTGRES_UNREACHABLE",
        "password authentication failed");
    Postgres nowhere =
        new Postgres(
            new Address("jdbc:postgresql://localhost:1/qianyin"),
            APPLICATION,
            Optional.empty(),
            Tls.NONE,
            Optional.empty());
    assertRefused(nowhere, "POSTGRES_UNREACHABLE", "localhost:1");
  }

  @Test
  void everyStatementHasADeadline() throws Exception {
    try (HikariDataSource pool = openAsApplication()) {
      JdbcClient jdbc = JdbcClient.create(pool);
      assertThat(jdbc.sql("SHOW statement_timeout").query(String.class).single()).isEqualTo("20s");
      assertThat(jdbc.sql("SHOW idle_in_transaction_session_timeout").query(String.class).single())
          .isEqualTo("20s");
      try (Connection holder = pool.getConnection();
          Statement statement = holder.createStatement()) {
        holder.setAutoCommit(false);
        statement.execute("SELECT * FROM log_lead FOR UPDATE");
        assertThat(sqlState(pool, "SELECT * FROM log_lead FOR UPDATE")).isEqualTo("55P03");
      }
    }
  }

  @Test
  void aStatementIsCutAtItsDeadlineAndItsConnectionGoesOn() throws Exception {
    Deadlines hurried =
        new Deadlines(
            DEADLINES.connect(),
            DEADLINES.freeConnection(),
            Duration.ofSeconds(2),
            DEADLINES.lock(),
            DEADLINES.idleInTransaction(),
            DEADLINES.answer());
    Postgres postgres = postgres("qianyin", APPLICATION, Optional.empty());
    try (HikariDataSource pool = new DatabaseStart(postgres, hurried).open(1)) {
      assertThat(sqlState(pool, "SELECT pg_sleep(25)")).isEqualTo("57014");
      assertThat(sqlState(pool, "SELECT pg_sleep(0)")).isEqualTo("done");
    }
  }

  private static String sqlState(HikariDataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "done";
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    }
  }
}
