package org.qianyin.backend.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qianyin.backend.platform.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL that the application starts, durable (STACK: zonky's defaults are not), and
 * starts again on the same port when it dies. A server that a killed application left behind is
 * stopped first.
 */
final class EmbeddedPostgresServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
  private static final String APPLICATION = "qianyin";
  private static final int STOP_SECONDS = 30;
  private static final int RESTART_TRIES = 20;
  private static final int FIRST_PORT = 20000;
  private static final int LAST_PORT = 31999;
  private static final int PORT_TRIES = 100;

  private final Path folder;
  private final int port;
  private final Thread watch;
  private volatile EmbeddedPostgres server;
  private volatile boolean closing;

  EmbeddedPostgresServer(Path folder) throws IOException {
    this.folder = folder;
    this.port = freePort();
    stopOrphan();
    this.server = withRole(start());
    this.watch = Thread.ofPlatform().daemon().name("postgres-watch").start(this::watch);
  }

  /**
   * None of those that the system gives away by itself (from 32768 on): another would have it
   * before PostgreSQL does.
   */
  private static int freePort() throws IOException {
    for (int tries = 0; tries < PORT_TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT + 1);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        LOG.debug("port {} is taken", port);
      }
    }
    throw new IOException("no port between " + FIRST_PORT + " and " + LAST_PORT + " is free");
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPort(port)
        // Else it stops PostgreSQL beside Spring's own orderly end, and each waits for the other.
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        // That of the environment may not exist on this machine.
        .setLocaleConfig("locale", "C")
        .setServerConfig("max_connections", "80")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .start();
  }

  /** Where it is. Two roles here as well: what the application may not do is refused everywhere. */
  Postgres postgres() {
    return new Postgres(
        new Address("jdbc:postgresql://127.0.0.1:" + port + "/postgres"),
        Account.trusted(APPLICATION),
        Optional.of(Account.trusted("postgres")),
        Tls.NONE,
        Optional.empty());
  }

  private static EmbeddedPostgres withRole(EmbeddedPostgres server) throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DO $$ BEGIN IF to_regrole('%1$s') IS NULL THEN CREATE ROLE %1$s LOGIN; END IF; END $$"
              .formatted(APPLICATION));
      return server;
    } catch (SQLException e) {
      throw new IOException("the role of the application could not be made", e);
    }
  }

  /** The process of the server that runs on the folder, if one does. */
  private Optional<ProcessHandle> postmaster() {
    Path file = folder.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().trim());
      return ProcessHandle.of(pid)
          .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private void stopOrphan() throws IOException {
    Optional<ProcessHandle> orphan = postmaster();
    if (orphan.isEmpty()) {
      return;
    }
    LOG.info("stopping the PostgreSQL that an earlier run left behind");
    // SIGINT is PostgreSQL's fast shutdown; ProcessHandle can send SIGTERM only, which waits for
    // clients.
    new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start();
    try {
      orphan.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StartRefused(
          "POSTGRES_ORPHAN",
          "a PostgreSQL of an earlier run does not stop",
          "Stop process " + orphan.get().pid() + " and start again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    while (!closing) {
      try {
        Optional<ProcessHandle> running = postmaster();
        if (running.isPresent()) {
          running.get().onExit().get();
        }
        if (!closing) {
          restart();
        }
      } catch (InterruptedException e) {
        return;
      } catch (ExecutionException e) {
        LOG.warn("cannot watch PostgreSQL", e);
      }
    }
  }

  private void restart() throws InterruptedException {
    LOG.error("PostgreSQL died; starting it again");
    release();
    for (int attempt = 1; attempt <= RESTART_TRIES && !closing; attempt++) {
      try {
        server = start();
        LOG.info("PostgreSQL is back");
        return;
      } catch (IOException | RuntimeException e) {
        // Its last children may still hold the shared memory for a moment.
        LOG.warn("PostgreSQL does not start (attempt {}): {}", attempt, e.toString());
        TimeUnit.MILLISECONDS.sleep(250L * attempt);
      }
    }
    LOG.error("PostgreSQL stays down; entries are refused until it is back");
  }

  /** Lets go of the folder in the name of the server that is no more. */
  private void release() {
    try {
      server.close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("nothing was left to stop", e);
    }
  }

  @Override
  public void close() {
    closing = true;
    watch.interrupt();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
