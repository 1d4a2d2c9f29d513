package org.qianyin.client;

import java.io.IOException;
import java.net.URI;

/** The server did not answer, or not in a way that can be understood; nothing is known. */
public final class LedgerUnreachable extends IOException {
  private static final long serialVersionUID = 1L;

  LedgerUnreachable(URI where, String what) {
    super(where.getScheme() + "://" + where.getAuthority() + where.getPath() + ": " + what);
  }
}
