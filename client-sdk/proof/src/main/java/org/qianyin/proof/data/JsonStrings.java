package org.qianyin.proof.data;

/** Reads string tokens: strict UTF-8 (RFC 3629), escapes (RFC 8259 §7), no lone surrogates. */
final class JsonStrings {

  private final ByteInput in;
  private final StringBuilder text = new StringBuilder();

  JsonStrings(ByteInput in) {
    this.in = in;
  }

  /** The string whose opening quote was taken. */
  String read() throws BrokenJson {
    String plain = in.plainString();
    return plain != null ? plain : slowly();
  }

  private String slowly() throws BrokenJson {
    text.setLength(0);
    while (true) {
      int b = in.next();
      if (b == '"') {
        break;
      }
      if (b < 0) {
        throw broken("a string does not end");
      }
      if (b < 0x20) {
        throw broken("a control character in a string");
      }
      if (b == '\\') {
        escape();
      } else if (b < 0x80) {
        text.append((char) b);
      } else {
        text.appendCodePoint(multibyte(b));
      }
    }
    return text.toString();
  }

  private void escape() throws BrokenJson {
    int c = in.next();
    switch (c) {
      case '"', '\\', '/' -> text.append((char) c);
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'u' -> unicode();
      default -> throw broken("an unknown escape");
    }
  }

  /**
   * One escape, or the two of a surrogate pair. A raw surrogate is no UTF-8, so pairs never mix.
   */
  private void unicode() throws BrokenJson {
    char first = fourHex();
    text.append(first);
    if (!Character.isSurrogate(first)) {
      return;
    }
    if (Character.isLowSurrogate(first) || in.next() != '\\' || in.next() != 'u') {
      throw broken("a lone surrogate");
    }
    char second = fourHex();
    if (!Character.isLowSurrogate(second)) {
      throw broken("a lone surrogate");
    }
    text.append(second);
  }

  private char fourHex() throws BrokenJson {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = hexDigit(in.next());
      if (digit < 0) {
        throw broken("an escape wants four hex digits");
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  private static int hexDigit(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return c > 0 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** A code point of two to four bytes; overlong forms and surrogates are no UTF-8. */
  private int multibyte(int lead) throws BrokenJson {
    int more;
    int least;
    int code;
    if (lead >= 0xc2 && lead <= 0xdf) {
      more = 1;
      least = 0x80;
      code = lead & 0x1f;
    } else if (lead >= 0xe0 && lead <= 0xef) {
      more = 2;
      least = 0x800;
      code = lead & 0x0f;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      more = 3;
      least = 0x10000;
      code = lead & 0x07;
    } else {
      throw broken("not UTF-8");
    }
    for (int i = 0; i < more; i++) {
      int b = in.next();
      if ((b & 0xc0) != 0x80 || b < 0) {
        throw broken("not UTF-8");
      }
      code = code << 6 | (b & 0x3f);
    }
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
      throw broken("not UTF-8");
    }
    return code;
  }

  private BrokenJson broken(String what) {
    return BrokenJson.notJson(what, in.position());
  }
}
