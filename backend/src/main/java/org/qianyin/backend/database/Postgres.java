package org.qianyin.backend.database;

import java.nio.file.Path;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL and the two roles that are known there.
 *
 * @param application adds to the log and cannot change it
 * @param owner owns the tables, if this server may bring them up to date
 * @param tls how its identity is proven
 * @param ca certificates (PEM) of trusted authorities; empty = those of the JVM
 */
record Postgres(
    Address address, Account application, Optional<Account> owner, Tls tls, Optional<Path> ca) {

  private static final String JVM_AUTHORITIES = "org.postgresql.ssl.DefaultJavaSSLFactory";

  /** How long the driver believes what it knows of the roles of several servers, in seconds. */
  private static final int RECHECK_SECONDS = 1;

  /** Whether the application has the rights of the owner, and nothing is protected from it. */
  boolean hasOneRole() {
    return owner.isPresent() && owner.get().user().equals(application.user());
  }

  /** Opens connections of the application to the primary. */
  PGSimpleDataSource primary(Deadlines deadlines) {
    PGSimpleDataSource source = bounded(deadlines);
    source.setTargetServerType("primary");
    return source;
  }

  /** Opens connections of the application to any server that answers, a standby rather. */
  PGSimpleDataSource copy(Deadlines deadlines) {
    PGSimpleDataSource source = bounded(deadlines);
    source.setTargetServerType("preferSecondary");
    source.setLoadBalanceHosts(true);
    return source;
  }

  private PGSimpleDataSource bounded(Deadlines deadlines) {
    PGSimpleDataSource source = source(application, deadlines);
    source.setOptions(
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(
                deadlines.statement().toMillis(),
                deadlines.lock().toMillis(),
                deadlines.idleInTransaction().toMillis()));
    source.setSocketTimeout(Deadlines.seconds(deadlines.answer()));
    source.setReWriteBatchedInserts(true);
    return source;
  }

  /** Opens connections for a migration: it may take its time, but not wait for locks. */
  PGSimpleDataSource forMigration(Account owner, Deadlines deadlines) {
    PGSimpleDataSource source = source(owner, deadlines);
    source.setTargetServerType("primary");
    source.setOptions("-c lock_timeout=" + deadlines.lock().toMillis());
    return source;
  }

  private PGSimpleDataSource source(Account account, Deadlines deadlines) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.url());
    source.setUser(account.user());
    source.setPassword(account.secret());
    source.setApplicationName("qianyin");
    source.setHostRecheckSeconds(RECHECK_SECONDS);
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(Deadlines.seconds(deadlines.connect()));
    source.setSslMode(tls.sslmode());
    if (tls != Tls.NONE) {
      ca.ifPresentOrElse(
          file -> source.setSslRootCert(file.toString()),
          () -> source.setSslfactory(JVM_AUTHORITIES));
    }
    return source;
  }
}
