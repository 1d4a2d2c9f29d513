package org.qianyin.proof.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qianyin.proof.data.Outcome;

/** Reads RLP that a stranger sent: one spelling an item, bounded nesting, nothing left over. */
final class RlpReader {

  /** Trie nodes embed at most three deep, since a branch alone takes 17 of the 31 bytes. */
  private static final int MAX_DEPTH = 8;

  /** Unwinds the descent; never leaves this class. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String detail) {
      super(detail, null, false, false);
    }
  }

  /** Where an item's payload lies. */
  private record Span(boolean list, int from, int to) {}

  private final byte[] in;

  private RlpReader(byte[] in) {
    this.in = in;
  }

  static Outcome<Rlp> read(byte[] in, String code) {
    RlpReader reader = new RlpReader(in);
    try {
      Span span = reader.span(0, in.length);
      if (span.to() != in.length) {
        throw new Broken("something behind the item");
      }
      return Outcome.ok(reader.item(0, span, 1));
    } catch (Broken e) {
      return Outcome.refused(code, "RLP: " + e.getMessage());
    }
  }

  private Rlp item(int start, Span span, int depth) throws Broken {
    if (!span.list()) {
      return new Rlp.Str(Octets.of(Arrays.copyOfRange(in, span.from(), span.to())));
    }
    if (depth > MAX_DEPTH) {
      throw new Broken("lists nested deeper than " + MAX_DEPTH);
    }
    List<Rlp> items = new ArrayList<>();
    for (int at = span.from(); at < span.to(); ) {
      Span inner = span(at, span.to());
      items.add(item(at, inner, depth + 1));
      at = inner.to();
    }
    return new Rlp.Lst(items, span.to() - start);
  }

  private Span span(int at, int end) throws Broken {
    if (at >= end) {
      throw new Broken("an item is missing");
    }
    int first = in[at] & 0xff;
    if (first < 0x80) {
      return new Span(false, at, at + 1);
    }
    boolean list = first >= 0xc0;
    int length = first - (list ? 0xc0 : 0x80);
    int from = at + 1;
    if (length > 55) {
      int width = length - 55;
      length = longLength(from, width, end);
      from += width;
    }
    if (length > end - from) {
      throw new Broken("a length reaches beyond the end");
    }
    if (!list && length == 1 && (in[from] & 0xff) < 0x80) {
      throw new Broken("a byte below 0x80 has a length");
    }
    return new Span(list, from, from + length);
  }

  private int longLength(int at, int width, int end) throws Broken {
    if (width > 3) {
      throw new Broken("a length of more than three bytes");
    }
    if (width > end - at) {
      throw new Broken("a length is cut off");
    }
    if (in[at] == 0) {
      throw new Broken("a length begins with zero");
    }
    int length = 0;
    for (int i = 0; i < width; i++) {
      length = length << 8 | (in[at + i] & 0xff);
    }
    if (length <= 55) {
      throw new Broken("a short length in the long form");
    }
    return length;
  }
}
