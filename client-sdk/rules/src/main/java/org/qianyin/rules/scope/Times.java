package org.qianyin.rules.scope;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as entries write them. */
public final class Times {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  /** {@code YYYY-MM-DDThh:mm:ss.sssZ} (ledger specification §1). */
  public static String text(Instant instant) {
    return FORMAT.format(instant);
  }
}
