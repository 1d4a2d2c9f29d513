package org.qianyin.backend.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL holds the tables ({@code qianyin.postgres.*}).
 *
 * @param url {@code jdbc:postgresql://host[:port][,host[:port]…]/database} of servers run by
 *     somebody else, of which the primary is taken; absent = embedded, and then only {@code
 *     connections} and {@code deadlines} count
 * @param user the application's role: adds to the log and cannot change it
 * @param password of that role
 * @param passwordFile holds it, instead
 * @param migration the role that owns the tables, to bring the schema up to date at the start;
 *     absent = the schema must be up to date. The same user as the application's = one role for
 *     all, and the database does not protect the log
 * @param tls {@code verify-full}, {@code verify-ca} or {@code none}; absent = {@code verify-full},
 *     on the loopback {@code none}
 * @param caFile certificates (PEM) of the authorities that are trusted; absent = those of the JVM
 * @param connections at most, 4–64
 * @param deadlines how long what may take
 * @param replica answers queries about what is published; absent = the primary does
 */
@ConfigurationProperties("qianyin.postgres")
record PostgresSettings(
    @Nullable String url,
    @DefaultValue("qianyin") String user,
    @Nullable String password,
    @Nullable Path passwordFile,
    @Nullable Account migration,
    @Nullable Tls tls,
    @Nullable Path caFile,
    @DefaultValue("16") int connections,
    @DefaultValue Deadlines deadlines,
    @Nullable ReplicaSettings replica) {

  PostgresSettings {
    if (url != null) {
      Address.check("qianyin.postgres.url", url);
    }
    if (connections < 4 || connections > 64) {
      throw new IllegalArgumentException(
          "qianyin.postgres.connections: want 4–64, got " + connections);
    }
  }

  /**
   * The server that is named.
   *
   * @throws IllegalArgumentException if none is
   */
  Postgres server() {
    if (url == null) {
      throw new IllegalArgumentException(
          "qianyin.postgres.url: want the server whose schema is meant; an embedded one is brought"
              + " up to date by serve");
    }
    return at(new Address(url), Optional.ofNullable(migration));
  }

  /** The copy for queries. */
  Optional<Postgres> copy() {
    return Optional.ofNullable(replica)
        .map(settings -> at(new Address(settings.url()), Optional.empty()));
  }

  private Postgres at(Address address, Optional<Account> owner) {
    Tls chosen = tls != null ? tls : address.isLoopback() ? Tls.NONE : Tls.VERIFY_FULL;
    return new Postgres(
        address,
        new Account(user, password, passwordFile),
        owner,
        chosen,
        Optional.ofNullable(caFile));
  }

  @Override
  public String toString() {
    return "PostgresSettings[" + (url == null ? "embedded" : new Address(url)) + "]";
  }
}
