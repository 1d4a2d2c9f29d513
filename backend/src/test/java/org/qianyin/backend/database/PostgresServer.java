package org.qianyin.backend.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A PostgreSQL as its operator sets it up: TLS with an authority of its own, passwords for all but
 * the superuser, and the roles that docs/operations.md tells to make. It calls itself localhost.
 */
public final class PostgresServer implements AutoCloseable {

  /** Which PostgreSQL. */
  public enum Version {
    V17,
    V18
  }

  /** How many connections it takes, three for superusers among them. */
  public static final int MOST_CONNECTIONS = 40;

  private static final String SUPERUSER = "postgres";
  private static final Path ROLES = Path.of("..", "docs", "operations.md");
  private static final Path BINARIES_17 =
      Path.of("target", "postgres-17", "postgres-linux-x86_64.txz");

  private final Path folder;
  private final Version version;
  private final Map<String, String> config = new TreeMap<>();
  private final int port;
  private final TestAuthority authority;
  private EmbeddedPostgres server;

  private PostgresServer(Version version, Path folder, TestAuthority authority) throws IOException {
    this.version = version;
    this.folder = folder;
    this.port = freePort();
    this.authority = authority;
    Path hba = folder.resolveSibling(folder.getFileName() + ".hba");
    Files.writeString(
        hba,
        """
        host    all,replication postgres 127.0.0.1/32 trust
        hostssl all             all      127.0.0.1/32 scram-sha-256
        hostssl all             all      ::1/128      scram-sha-256
        """);
    config.put("hba_file", hba.toString());
    config.put("ssl", "on");
    config.put("ssl_cert_file", authority.certificate().toString());
    config.put("ssl_key_file", authority.key().toString());
    config.put("listen_addresses", "localhost");
    config.put("fsync", "on");
    config.put("synchronous_commit", "on");
    config.put("full_page_writes", "on");
    config.put("max_connections", Integer.toString(MOST_CONNECTIONS));
    this.server = launch();
  }

  /**
   * Starts a server with the database {@code qianyin}, empty.
   *
   * @param folder of its data, which does not exist yet
   */
  public static PostgresServer start(Version version, Path folder) throws Exception {
    TestAuthority authority =
        TestAuthority.create(folder.resolveSibling(folder.getFileName() + ".tls"));
    PostgresServer server = new PostgresServer(version, folder, authority);
    server.makeRoles();
    return server;
  }

  /** Starts one for a class of tests, in the folder of the build. */
  public static PostgresServer ofClass(Version version) {
    try {
      Path target = Files.createDirectories(Path.of("target", "it").toAbsolutePath());
      return start(version, Files.createTempDirectory(target, "postgres-").resolve("data"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes a standby as the manual tells (continuous archiving, "low level API"), and waits until it
   * follows.
   *
   * @param folder of its data, which does not exist yet
   */
  public PostgresServer standby(Path folder) throws Exception {
    String label;
    try (Connection connection = superuserOf("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_backup_start('standby', true)");
      Backup.copy(this.folder, folder);
      try (ResultSet row =
          statement.executeQuery(
              "SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
        row.next();
        label = row.getString(1);
      }
    }
    Backup.makeStandby(folder, label, "host=127.0.0.1 port=" + port + " user=" + SUPERUSER);
    PostgresServer standby = new PostgresServer(version, folder, authority);
    await("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'", "1");
    return standby;
  }

  /** From now on a commit waits until the standby has it on its disk. */
  public void commitWithStandby() throws Exception {
    superuser("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    superuser("SELECT pg_reload_conf()");
    await("SELECT string_agg(sync_state, ',') FROM pg_stat_replication", "sync");
  }

  /** A standby takes over. */
  public void promote() throws Exception {
    superuser("SELECT pg_promote()");
    await("SELECT pg_is_in_recovery()", "f");
  }

  /** Asks until the answer is as wanted, at most a minute. */
  public void await(String sql, String wanted) throws Exception {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    String answer = ask(sql);
    while (!answer.equals(wanted)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(sql + ": want " + wanted + ", got " + answer);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      answer = ask(sql);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Stops what is left of it and starts it again on the same port. */
  public void restart() throws IOException {
    server.close();
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      try {
        server = launch();
        return;
      } catch (IOException | IllegalStateException e) {
        // The last children of one that was killed may still hold its memory.
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
  }

  /** Stops it and starts it again with one setting changed. */
  public void restartWith(String setting, String value) throws IOException {
    config.put(setting, value);
    restart();
  }

  private EmbeddedPostgres launch() throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60));
    if (version == Version.V17) {
      builder.setPgBinaryResolver((system, machine) -> Files.newInputStream(BINARIES_17));
    }
    config.forEach(builder::setServerConfig);
    return builder.start();
  }

  /** The very statements that operators are told to run. */
  private void makeRoles() throws Exception {
    String sql =
        Pattern.compile("```sql\n-- As superuser, once\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(ROLES))
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining())
            .replace("'…'", "'secret'");
    if (sql.isEmpty()) {
      throw new IllegalStateException("docs/operations.md does not say how to make the roles");
    }
    for (String statement : sql.lines().toList()) {
      superuser(statement);
    }
  }

  /** Runs a statement as superuser, in the maintenance database. */
  public void superuser(String sql) throws SQLException {
    superuser("postgres", sql);
  }

  /** Runs a statement as superuser. */
  public void superuser(String database, String sql) throws SQLException {
    try (Connection connection = superuserOf(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row of a query as superuser. */
  public String ask(String sql) throws SQLException {
    try (Connection connection = superuserOf("qianyin");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  /** Opens a connection as the owner of the tables. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host() + "/qianyin?sslmode=require", "qianyin_owner", "secret");
  }

  private Connection superuserOf(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + SUPERUSER);
  }

  public int port() {
    return port;
  }

  /** {@code host:port}, the host as the certificate names it. */
  public String host() {
    return "localhost:" + port;
  }

  /** Certificate of the authority that vouches for it. */
  public Path ca() {
    return authority.ca();
  }

  /** The options with which a backend keeps its log here, migrating at its start. */
  public Map<String, String> settings() {
    Map<String, String> all = new TreeMap<>(applicationSettings());
    all.put("qianyin.postgres.migration.user", "qianyin_owner");
    all.put("qianyin.postgres.migration.password", "secret");
    return all;
  }

  /** The same without the credentials of the tables' owner. */
  public Map<String, String> applicationSettings() {
    return new TreeMap<>(
        Map.of(
            "qianyin.postgres.url", "jdbc:postgresql://" + host() + "/qianyin",
            "qianyin.postgres.user", "qianyin",
            "qianyin.postgres.password", "secret",
            "qianyin.postgres.tls", "verify-full",
            "qianyin.postgres.ca-file", ca().toString()));
  }

  /** Settings as options of the command line. */
  public static List<String> options(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(each -> "--" + each.getKey() + "=" + each.getValue())
        .toList();
  }

  /** The process that all others are children of. */
  public ProcessHandle process() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
  }

  /** Stops it in an orderly way, for a while. */
  public void stop() throws IOException {
    server.close();
  }

  /** SIGKILL: nothing is flushed, nobody is told. */
  public void kill() throws Exception {
    ProcessHandle process = process();
    process.destroyForcibly();
    process.onExit().get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
