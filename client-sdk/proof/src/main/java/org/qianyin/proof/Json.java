package org.qianyin.proof;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON value of the kind that entries and bundles are made of: objects, lists, strings, integers
 * with |n| ≤ 2⁵³−1, booleans, null. There are no fractions.
 */
public sealed interface Json {

  /** The largest integer that every JSON reader keeps: 2⁵³−1. */
  long MAX_INTEGER = (1L << 53) - 1;

  /**
   * @param members by name, in the order of UTF-16 code units (RFC 8785 §3.2.3)
   */
  record Obj(SortedMap<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    public static Obj of(Map<String, ? extends Json> members) {
      return new Obj(new TreeMap<>(members));
    }

    public Optional<Json> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    public boolean has(String name) {
      return members.containsKey(name);
    }

    /**
     * The string under {@code name}.
     *
     * @throws IllegalStateException if it is absent or no string: the schema was not checked before
     */
    public String string(String name) {
      return members.get(name) instanceof Str s ? s.value() : wrong(name, "string");
    }

    public Optional<String> optionalString(String name) {
      return has(name) ? Optional.of(string(name)) : Optional.empty();
    }

    /**
     * The integer under {@code name}.
     *
     * @throws IllegalStateException if it is absent or no integer
     */
    public long integer(String name) {
      return members.get(name) instanceof Int i ? i.value() : wrong(name, "integer");
    }

    /**
     * The object under {@code name}.
     *
     * @throws IllegalStateException if it is absent or no object
     */
    public Obj object(String name) {
      return members.get(name) instanceof Obj o ? o : wrong(name, "object");
    }

    /** The list under {@code name}; empty if the member is absent. */
    public List<Json> list(String name) {
      Json value = members.get(name);
      return value == null ? List.of() : value instanceof Arr a ? a.items() : wrong(name, "list");
    }

    /** The list of strings under {@code name}; empty if the member is absent. */
    public List<String> strings(String name) {
      return list(name).stream()
          .map(item -> item instanceof Str s ? s.value() : Obj.<String>wrong(name, "strings"))
          .toList();
    }

    /** This object without the member {@code name}. */
    public Obj without(String name) {
      SortedMap<String, Json> rest = new TreeMap<>(members);
      rest.remove(name);
      return new Obj(rest);
    }

    /** This object with the member {@code name} set. */
    public Obj with(String name, Json value) {
      SortedMap<String, Json> more = new TreeMap<>(members);
      more.put(name, value);
      return new Obj(more);
    }

    private static <T> T wrong(String name, String want) {
      throw new IllegalStateException("member " + name + ": want " + want);
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    public static Arr ofStrings(List<String> strings) {
      return new Arr(strings.stream().<Json>map(Str::new).toList());
    }
  }

  record Str(String value) implements Json {}

  record Int(long value) implements Json {
    public Int {
      if (value > MAX_INTEGER || value < -MAX_INTEGER) {
        throw new IllegalArgumentException("integer: want |n| <= 2^53-1, got " + value);
      }
    }
  }

  record Bool(boolean value) implements Json {}

  /** {@code null}; entries refuse it. */
  record Null() implements Json {}
}
