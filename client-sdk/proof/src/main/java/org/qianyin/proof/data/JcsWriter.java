package org.qianyin.proof.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes the canonical spelling (RFC 8785 §3.2) into memory or, piece by piece, to a stream. */
final class JcsWriter {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String SHORT = "\b\t\n\f\r\"\\";
  private static final String SHORT_NAMES = "btnfr\"\\";

  private final @Nullable OutputStream out;
  private byte[] buffer = new byte[1024];
  private int at;

  JcsWriter(@Nullable OutputStream out) {
    this.out = out;
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer, at);
  }

  void flush() throws IOException {
    if (out != null) {
      out.write(buffer, 0, at);
      at = 0;
    }
  }

  void value(Json value) throws IOException {
    if (value instanceof Json.Str string) {
      string(string.value());
    } else if (value instanceof Json.Obj object) {
      object(object);
    } else if (value instanceof Json.Arr list) {
      list(list);
    } else if (value instanceof Json.Int number) {
      ascii(Long.toString(number.value()));
    } else if (value instanceof Json.Bool bool) {
      ascii(bool.value() ? "true" : "false");
    } else {
      ascii("null");
    }
  }

  private void object(Json.Obj object) throws IOException {
    char before = '{';
    for (var member : object.members().entrySet()) {
      put(before);
      before = ',';
      string(member.getKey());
      put(':');
      value(member.getValue());
    }
    if (before == '{') {
      put('{');
    }
    put('}');
  }

  private void list(Json.Arr list) throws IOException {
    char before = '[';
    for (Json item : list.items()) {
      put(before);
      before = ',';
      value(item);
    }
    if (before == '[') {
      put('[');
    }
    put(']');
  }

  private void string(String text) throws IOException {
    put('"');
    int length = text.length();
    for (int i = plain(text); i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
        put(c);
      } else if (c < 0x80) {
        escaped(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        utf8(Character.toCodePoint(c, text.charAt(++i)));
      } else if (Character.isSurrogate(c)) {
        throw new IllegalArgumentException("string: a lone surrogate has no canonical bytes");
      } else {
        utf8(c);
      }
    }
    put('"');
  }

  /** Copies printable ASCII up to where something else comes, or the buffer ends; says how far. */
  private int plain(String text) {
    int most = Math.min(text.length(), buffer.length - at);
    int i = 0;
    for (; i < most; i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
        break;
      }
      buffer[at + i] = (byte) c;
    }
    at += i;
    return i;
  }

  private void escaped(char c) throws IOException {
    put('\\');
    int named = SHORT.indexOf(c);
    if (named >= 0) {
      put(SHORT_NAMES.charAt(named));
    } else {
      ascii("u00");
      put(HEX[c >> 4]);
      put(HEX[c & 15]);
    }
  }

  /** A code point from U+0080. */
  private void utf8(int code) throws IOException {
    if (code < 0x800) {
      put(0xc0 | code >> 6);
    } else {
      if (code < 0x10000) {
        put(0xe0 | code >> 12);
      } else {
        put(0xf0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3f));
      }
      put(0x80 | (code >> 6 & 0x3f));
    }
    put(0x80 | (code & 0x3f));
  }

  private void ascii(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  private void put(int value) throws IOException {
    if (at == buffer.length) {
      if (out == null) {
        buffer = Arrays.copyOf(buffer, 2 * at);
      } else {
        flush();
      }
    }
    buffer[at++] = (byte) value;
  }
}
