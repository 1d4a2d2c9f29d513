package org.qianyin.backend.database;

/** How the server's identity is proven before a password goes there. */
enum Tls {
  /** Encrypted; the certificate is of a known authority and names the host. */
  VERIFY_FULL("verify-full"),
  /** Encrypted; the certificate is of a known authority, whatever host it names. */
  VERIFY_CA("verify-ca"),
  /** Neither encrypted nor proven: for the loopback, or a network that nobody else is on. */
  NONE("disable");

  private final String sslmode;

  Tls(String sslmode) {
    this.sslmode = sslmode;
  }

  /** The driver's word for it. */
  String sslmode() {
    return sslmode;
  }
}
