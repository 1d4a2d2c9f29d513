package org.qianyin.proof.data;

import java.util.regex.Pattern;

/**
 * The name of a ledger: the origin of its checkpoints and the {@code log} of its entries (ledger
 * specification §1), such as {@code ledger.example.org/main}.
 */
public final class LogOrigin {

  private static final int MOST = 100;
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "(?:localhost|[a-z0-9-]+(?:\\.[a-z0-9-]+)+)(?::[1-9][0-9]{0,4})?(?:/[a-z0-9._-]+)+");

  private LogOrigin() {}

  /** Whether {@code text} is 4–100 characters of the grammar: host, optional port, path. */
  public static boolean isValid(String text) {
    return text.length() >= 4 && text.length() <= MOST && GRAMMAR.matcher(text).matches();
  }
}
