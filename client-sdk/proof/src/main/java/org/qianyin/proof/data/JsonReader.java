package org.qianyin.proof.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A recursive descent over one JSON text (RFC 8259), as deep as its caller allows. */
final class JsonReader {

  private static final Json TRUE = new Json.Bool(true);
  private static final Json FALSE = new Json.Bool(false);
  private static final Json NULL = new Json.Null();
  private static final Json EMPTY_OBJECT = new Json.Obj(new TreeMap<>());
  private static final Json EMPTY_LIST = new Json.Arr(List.of());

  private final ByteInput in;
  private final JsonStrings strings;
  private final int maxDepth;

  JsonReader(ByteInput in, int maxDepth) {
    this.in = in;
    this.strings = new JsonStrings(in);
    this.maxDepth = maxDepth;
  }

  /** The one value of the input, with nothing but white space around it. */
  Outcome<Json> read() {
    try {
      Json value = value(0);
      if (afterSpace() >= 0) {
        throw notJson("something behind the value");
      }
      return Outcome.ok(value);
    } catch (BrokenJson e) {
      return Outcome.refused(e.refusal());
    }
  }

  private Json value(int depth) throws BrokenJson {
    int first = afterSpace();
    return switch (first) {
      case '{' -> object(depth + 1);
      case '[' -> list(depth + 1);
      case '"' -> {
        in.skip();
        yield new Json.Str(strings.read());
      }
      case 't' -> literal("true", TRUE);
      case 'f' -> literal("false", FALSE);
      case 'n' -> literal("null", NULL);
      default -> number();
    };
  }

  private Json object(int depth) throws BrokenJson {
    enter(depth);
    if (takes('}')) {
      return EMPTY_OBJECT;
    }
    TreeMap<String, Json> members = new TreeMap<>();
    do {
      expect('"', "a member name");
      String name = strings.read();
      if (members.containsKey(name)) {
        throw new BrokenJson(
            "DUPLICATE_NAME", "JSON: a member name for the second time, before byte " + at());
      }
      expect(':', "':'");
      members.put(name, value(depth));
    } while (continues('}'));
    return new Json.Obj(members);
  }

  private Json list(int depth) throws BrokenJson {
    enter(depth);
    if (takes(']')) {
      return EMPTY_LIST;
    }
    List<Json> items = new ArrayList<>();
    do {
      items.add(value(depth));
    } while (continues(']'));
    return new Json.Arr(items);
  }

  private void enter(int depth) throws BrokenJson {
    if (depth > maxDepth) {
      throw new BrokenJson(
          "TOO_DEEP", "JSON: nesting: want at most " + maxDepth + ", more at byte " + at());
    }
    in.skip();
  }

  private boolean continues(char end) throws BrokenJson {
    if (takes(end)) {
      return false;
    }
    expect(',', "',' or '" + end + "'");
    return true;
  }

  private boolean takes(char wanted) {
    if (afterSpace() != wanted) {
      return false;
    }
    in.skip();
    return true;
  }

  private void expect(char wanted, String words) throws BrokenJson {
    if (!takes(wanted)) {
      throw notJson("want " + words);
    }
  }

  private Json literal(String word, Json value) throws BrokenJson {
    for (int i = 0; i < word.length(); i++) {
      if (in.next() != word.charAt(i)) {
        throw notJson("want " + word);
      }
    }
    return value;
  }

  /** Any number of the grammar is read to its end; only then is it refused for what it is. */
  private Json number() throws BrokenJson {
    boolean negative = in.peek() == '-';
    if (negative) {
      in.skip();
    }
    boolean zeroFirst = in.peek() == '0';
    long value = 0;
    int digits = 0;
    int most = zeroFirst ? 1 : Integer.MAX_VALUE; // after a zero the number is over
    for (int c = in.peek(); isDigit(c) && digits < most; c = in.peek()) {
      value = digits < 17 ? value * 10 + (c - '0') : value;
      digits++;
      in.skip();
    }
    if (digits == 0) {
      throw notJson("want a value");
    }
    boolean fraction = fraction();
    boolean whole = !exponent() && !fraction;
    boolean minusZero = negative && value == 0;
    if (!whole || minusZero || digits > 16 || value > Json.MAX_INTEGER) {
      throw new BrokenJson(
          "NOT_INTEGER", "JSON: want an integer with |n| <= 2^53-1, before byte " + at());
    }
    return new Json.Int(negative ? -value : value);
  }

  private boolean fraction() throws BrokenJson {
    if (in.peek() != '.') {
      return false;
    }
    in.skip();
    digits();
    return true;
  }

  private boolean exponent() throws BrokenJson {
    if ((in.peek() | 0x20) != 'e') {
      return false;
    }
    in.skip();
    if (in.peek() == '+' || in.peek() == '-') {
      in.skip();
    }
    digits();
    return true;
  }

  private void digits() throws BrokenJson {
    if (!isDigit(in.peek())) {
      throw notJson("a number wants digits");
    }
    while (isDigit(in.peek())) {
      in.skip();
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private int afterSpace() {
    int c = in.peek();
    while (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      in.skip();
      c = in.peek();
    }
    return c;
  }

  private long at() {
    return in.position();
  }

  private BrokenJson notJson(String what) {
    return BrokenJson.notJson(what, at());
  }
}
