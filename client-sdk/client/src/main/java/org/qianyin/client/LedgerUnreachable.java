package org.qianyin.client;

import java.io.IOException;
import java.net.URI;

/** The server did not answer, or not in a way that can be understood; nothing is known. */
public final class LedgerUnreachable extends IOException {
  private static final long serialVersionUID = 1L;

  private final String server;
  private final String reason;

  LedgerUnreachable(URI where, String what) {
    super(root(where) + where.getPath() + ": " + what);
    this.server = root(where);
    this.reason = what;
  }

  /** Scheme, host and port of the server. */
  public String server() {
    return server;
  }

  /** What was seen instead of an answer. */
  public String reason() {
    return reason;
  }

  private static String root(URI where) {
    return where.getAuthority() == null ? "" : where.getScheme() + "://" + where.getAuthority();
  }
}
