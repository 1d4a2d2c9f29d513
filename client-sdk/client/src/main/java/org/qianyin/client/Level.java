package org.qianyin.client;

import java.util.Locale;

/** Evidence that a proof can be raised to, as a server names it; what is final says a policy. */
public enum Level {
  SEQUENCED,
  ANCHORED;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
