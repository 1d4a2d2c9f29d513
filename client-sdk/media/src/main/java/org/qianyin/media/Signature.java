package org.qianyin.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The first bytes of a common type, and the ending that its names have. Where both agree, the
 * hundreds of rules of the full detector say the same, at a hundred times the price.
 *
 * @param ending of the name, lower case
 * @param at where in the file the mark stands
 * @param mark its bytes, as ISO 8859-1
 */
record Signature(String ending, int at, String mark, MediaType type) {
  private static final int HEAD = 16;

  private static final List<Signature> COMMON =
      List.of(
          of(".png", 0, "\u0089PNG\r\n\u001a\n", "image/png"),
          of(".jpg", 0, "\u00ff\u00d8\u00ff", "image/jpeg"),
          of(".jpeg", 0, "\u00ff\u00d8\u00ff", "image/jpeg"),
          of(".gif", 0, "GIF89a", "image/gif"),
          of(".webp", 8, "WEBPVP8", "image/webp"),
          of(".mp4", 4, "ftypisom", "video/mp4"),
          of(".mp4", 4, "ftypmp42", "video/mp4"),
          of(".flac", 0, "fLaC", "audio/x-flac"));

  private static Signature of(String ending, int at, String mark, String type) {
    return new Signature(ending, at, mark, new MediaType(type));
  }

  /** The common types. */
  static List<Signature> common() {
    return COMMON;
  }

  /** The type of a file whose bytes and name agree on a common one. */
  static Optional<MediaType> typeOf(byte[] bytes, int length, String fileName) {
    String head = new String(bytes, 0, Math.min(length, HEAD), StandardCharsets.ISO_8859_1);
    for (Signature each : COMMON) {
      if (fileName.endsWith(each.ending) && head.startsWith(each.mark, each.at)) {
        return Optional.of(each.type);
      }
    }
    return Optional.empty();
  }
}
