package org.qianyin.media;

import java.util.regex.Pattern;

/**
 * A media type without parameters, in the shape that the ledger takes: lower case, at most 20
 * characters, a slash, at most 62 (ledger bodies, file {@code mime}).
 */
public record MediaType(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9.+-]{1,20}/[a-z0-9.+-]{1,62}");

  /** What nothing more is known of. */
  public static final MediaType UNKNOWN = new MediaType("application/octet-stream");

  /** Refuses any other shape. */
  public MediaType {
    if (!fits(value)) {
      throw new IllegalArgumentException("media type: want type/subtype in lower case");
    }
  }

  static boolean fits(String value) {
    return SHAPE.matcher(value).matches();
  }

  /** The part before the slash, such as {@code video}. */
  public String family() {
    return value.substring(0, value.indexOf('/'));
  }

  @Override
  public String toString() {
    return value;
  }
}
