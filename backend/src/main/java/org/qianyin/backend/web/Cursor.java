package org.qianyin.backend.web;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the position of its last row. Opaque to readers.
 *
 * @param position −1 before the first row
 */
public record Cursor(long position) {

  public static final Cursor START = new Cursor(-1);

  String text() {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * @param text the cursor that a page gave, or null for the first page
   * @throws Rejected if it is anything else
   */
  public static Cursor parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length == Long.BYTES) {
        return new Cursor(ByteBuffer.wrap(bytes).getLong());
      }
    } catch (IllegalArgumentException e) {
      // Refused below like any other text that no page gave.
    }
    throw new Rejected("CURSOR_INVALID", "cursor: want next of a page of this list");
  }
}
