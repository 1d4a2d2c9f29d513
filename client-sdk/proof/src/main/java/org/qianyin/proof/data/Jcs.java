package org.qianyin.proof.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Canonicalization Scheme (RFC 8785) for JSON without fractions: a strict, bounded reader
 * of any spelling, and the writer of the one canonical spelling.
 */
public final class Jcs {

  private Jcs() {}

  /**
   * Reads one JSON value in any spelling, strictly: UTF-8 without byte order mark, no lone
   * surrogates, no duplicate names, integers with |n| ≤ 2⁵³−1 only, nothing behind the value.
   *
   * @param utf8 the bytes; the caller bounds their number
   * @param maxDepth deepest nesting of objects and lists that is taken, at least 1
   * @return the value, or {@code NOT_JSON}, {@code TOO_DEEP}, {@code DUPLICATE_NAME} or {@code
   *     NOT_INTEGER}: the one met first
   */
  public static Outcome<Json> parse(byte[] utf8, int maxDepth) {
    return JsonReader.read(utf8, maxDepth);
  }

  /** The canonical bytes (RFC 8785 §3.2). */
  public static byte[] write(Json value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    write(value, out);
    return out.toByteArray();
  }

  private static void write(Json value, ByteArrayOutputStream out) {
    if (value instanceof Json.Obj object) {
      writeObject(object, out);
    } else if (value instanceof Json.Arr list) {
      writeList(list, out);
    } else if (value instanceof Json.Str string) {
      writeString(string.value(), out);
    } else if (value instanceof Json.Int number) {
      ascii(Long.toString(number.value()), out);
    } else if (value instanceof Json.Bool bool) {
      ascii(bool.value() ? "true" : "false", out);
    } else {
      ascii("null", out);
    }
  }

  private static void writeObject(Json.Obj object, ByteArrayOutputStream out) {
    out.write('{');
    boolean first = true;
    for (var member : object.members().entrySet()) {
      if (!first) {
        out.write(',');
      }
      first = false;
      writeString(member.getKey(), out);
      out.write(':');
      write(member.getValue(), out);
    }
    out.write('}');
  }

  private static void writeList(Json.Arr list, ByteArrayOutputStream out) {
    out.write('[');
    boolean first = true;
    for (Json item : list.items()) {
      if (!first) {
        out.write(',');
      }
      first = false;
      write(item, out);
    }
    out.write(']');
  }

  private static void writeString(String text, ByteArrayOutputStream out) {
    StringBuilder escaped = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '\b' -> escaped.append("\\b");
        case '\t' -> escaped.append("\\t");
        case '\n' -> escaped.append("\\n");
        case '\f' -> escaped.append("\\f");
        case '\r' -> escaped.append("\\r");
        default -> {
          if (c < 0x20) {
            escaped.append(String.format("\\u%04x", (int) c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    byte[] bytes = escaped.append('"').toString().getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
  }

  private static void ascii(String text, ByteArrayOutputStream out) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    out.write(bytes, 0, bytes.length);
  }
}
