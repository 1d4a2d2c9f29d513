package org.qianyin.media.sealed;

import java.io.IOException;

/** A sealed file that cannot be opened: another key, changed bytes, or an end too early. */
public final class SealBroken extends IOException {
  private static final long serialVersionUID = 1L;

  SealBroken(String message) {
    super(message);
  }

  SealBroken(String message, Throwable cause) {
    super(message, cause);
  }
}
