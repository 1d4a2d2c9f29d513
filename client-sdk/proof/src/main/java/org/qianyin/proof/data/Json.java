package org.qianyin.proof.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
      // as a Map: a foreign comparator must not come along
      members = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Json>) members));
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
      return need(name, Str.class).value();
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
      return need(name, Int.class).value();
    }

    /**
     * The object under {@code name}.
     *
     * @throws IllegalStateException if it is absent or no object
     */
    public Obj object(String name) {
      return need(name, Obj.class);
    }

    /** The list under {@code name}; empty if the member is absent. */
    public List<Json> list(String name) {
      return has(name) ? need(name, Arr.class).items() : List.of();
    }

    /** The list of objects under {@code name}; empty if the member is absent. */
    public List<Obj> objects(String name) {
      return list(name).stream().map(item -> cast(name, item, Obj.class)).toList();
    }

    /** The list of strings under {@code name}; empty if the member is absent. */
    public List<String> strings(String name) {
      return list(name).stream().map(item -> cast(name, item, Str.class).value()).toList();
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

    private <T extends Json> T need(String name, Class<T> kind) {
      return cast(name, members.get(name), kind);
    }

    private static <T extends Json> T cast(String name, @Nullable Json value, Class<T> kind) {
      if (!kind.isInstance(value)) {
        throw new IllegalStateException("member " + name + ": want " + kind.getSimpleName());
      }
      return kind.cast(value);
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
