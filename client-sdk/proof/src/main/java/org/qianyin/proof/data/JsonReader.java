package org.qianyin.proof.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A recursive descent over one JSON text (RFC 8259), as deep as its caller allows. */
final class JsonReader {

  /** Unwinds the descent; never leaves this class. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    Broken(String code, String detail) {
      super(detail, null, false, false);
      this.refusal = Refusal.of(code, detail);
    }
  }

  private final String text;
  private final int maxDepth;
  private int at;

  private JsonReader(String text, int maxDepth) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  static Outcome<Json> read(byte[] utf8, int maxDepth) {
    try {
      JsonReader reader = new JsonReader(decode(utf8), maxDepth);
      Json value = reader.value(0);
      reader.space();
      if (reader.at < reader.text.length()) {
        throw reader.notJson("something behind the value");
      }
      return Outcome.ok(value);
    } catch (Broken e) {
      return Outcome.refused(e.refusal);
    }
  }

  private static String decode(byte[] utf8) throws Broken {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(utf8))
          .toString();
    } catch (CharacterCodingException e) {
      throw new Broken("NOT_JSON", "not UTF-8");
    }
  }

  private Json value(int depth) throws Broken {
    space();
    if (at == text.length()) {
      throw notJson("a value is missing");
    }
    return switch (text.charAt(at)) {
      case '{' -> object(depth + 1);
      case '[' -> list(depth + 1);
      case '"' -> new Json.Str(string());
      case 't' -> literal("true", new Json.Bool(true));
      case 'f' -> literal("false", new Json.Bool(false));
      case 'n' -> literal("null", new Json.Null());
      default -> number();
    };
  }

  private Json object(int depth) throws Broken {
    enter(depth);
    SortedMap<String, Json> members = new TreeMap<>();
    if (closes('}')) {
      return new Json.Obj(members);
    }
    do {
      space();
      int start = at;
      if (at == text.length() || text.charAt(at) != '"') {
        throw notJson("a member name is missing");
      }
      String name = string();
      if (members.containsKey(name)) {
        throw new Broken("DUPLICATE_NAME", "duplicate member name at character " + start);
      }
      space();
      expect(':');
      members.put(name, value(depth));
    } while (continues('}'));
    return new Json.Obj(members);
  }

  private Json list(int depth) throws Broken {
    enter(depth);
    List<Json> items = new ArrayList<>();
    if (closes(']')) {
      return new Json.Arr(items);
    }
    do {
      items.add(value(depth));
    } while (continues(']'));
    return new Json.Arr(items);
  }

  private void enter(int depth) throws Broken {
    if (depth > maxDepth) {
      throw new Broken("TOO_DEEP", "nesting: want at most " + maxDepth);
    }
    at++;
  }

  private boolean closes(char end) {
    space();
    if (at < text.length() && text.charAt(at) == end) {
      at++;
      return true;
    }
    return false;
  }

  private boolean continues(char end) throws Broken {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private void expect(char want) throws Broken {
    if (at == text.length() || text.charAt(at) != want) {
      throw notJson("want '" + want + "'");
    }
    at++;
  }

  private String string() throws Broken {
    at++;
    StringBuilder out = new StringBuilder();
    while (true) {
      if (at == text.length()) {
        throw notJson("a string does not end");
      }
      char c = text.charAt(at++);
      if (c == '"') {
        break;
      }
      if (c < 0x20) {
        throw notJson("a control character in a string");
      }
      out.append(c == '\\' ? escape() : c);
    }
    return paired(out.toString());
  }

  private char escape() throws Broken {
    if (at == text.length()) {
      throw notJson("a string does not end");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw notJson("an unknown escape");
    };
  }

  private char unicode() throws Broken {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? hexDigit(text.charAt(at++)) : -1;
      if (digit < 0) {
        throw notJson("an escape wants four hex digits");
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  /** ASCII only: {@link Character#digit} would take full-width digits too. */
  private static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private String paired(String value) throws Broken {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw notJson("a lone surrogate");
      }
    }
    return value;
  }

  private Json literal(String word, Json value) throws Broken {
    if (!text.startsWith(word, at)) {
      throw notJson("want " + word);
    }
    at += word.length();
    return value;
  }

  private Json number() throws Broken {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    int digits = at;
    skipDigits();
    if (at == digits || (text.charAt(digits) == '0' && at > digits + 1)) {
      throw notJson("want a value");
    }
    boolean whole = fractionAndExponentAbsent();
    String number = text.substring(start, at);
    if (!whole || number.length() > 17 || Math.abs(Long.parseLong(number)) > Json.MAX_INTEGER) {
      throw new Broken("NOT_INTEGER", "want an integer with |n| <= 2^53-1 at character " + start);
    }
    return new Json.Int(Long.parseLong(number));
  }

  private boolean fractionAndExponentAbsent() throws Broken {
    boolean whole = true;
    if (peek() == '.') {
      at++;
      digitsOrBreak();
      whole = false;
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digitsOrBreak();
      whole = false;
    }
    return whole;
  }

  private void digitsOrBreak() throws Broken {
    int start = at;
    skipDigits();
    if (at == start) {
      throw notJson("a number wants digits");
    }
  }

  private void skipDigits() {
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Broken notJson(String what) {
    return new Broken("NOT_JSON", what + " at character " + at);
  }
}
