package org.qianyin.proof;

import java.util.Locale;

/** The checks of a bundle in their order (ledger specification §11). */
public enum CheckName {
  BUNDLE,
  CHECKPOINT,
  ENTRY,
  CONTENT,
  SIGNATURE,
  INCLUSION,
  HEAD,
  WITNESSES,
  REPLAY,
  FRESHNESS,
  ANCHOR,
  STAMP,
  INDEX,
  COMPLETENESS,
  VALIDITY,
  AUTHORITY,
  OPENING;

  /** The name as it is written in verdicts. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
