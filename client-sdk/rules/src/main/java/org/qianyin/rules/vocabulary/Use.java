package org.qianyin.rules.vocabulary;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A leaf of the use vocabulary {@code qy-uses/1}: a way to use a work that can be granted, under
 * exactly one legal right (domain specification 3.2).
 *
 * @param code such as {@code svod}
 * @param right id of the legal right that it stands under, such as {@code network}
 * @param names what people call it
 */
public record Use(String code, String right, Names names) {

  /** The version of the vocabulary that {@link #all()} lists. */
  public static final int VOCABULARY = 1;

  private static final SortedMap<String, Use> ALL = read();

  /** The use with this code, or empty: {@code UNKNOWN_CODE}. */
  public static Optional<Use> find(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  /** Every use by code, ascending. */
  public static SortedMap<String, Use> all() {
    return ALL;
  }

  /** All leaves under a legal right, ascending: what {@code right:<id>} means in a form. */
  public static List<String> under(String right) {
    return ALL.values().stream().filter(use -> use.right.equals(right)).map(Use::code).toList();
  }

  /**
   * The legal rights of these uses, ascending; codes that are no use add nothing. A scope must list
   * exactly these ({@code RIGHTS_DIFFER}).
   */
  public static SortedSet<String> rightsOf(Collection<String> codes) {
    SortedSet<String> rights = new TreeSet<>();
    codes.forEach(code -> find(code).ifPresent(use -> rights.add(use.right)));
    return rights;
  }

  /** The name of a use, or its code if there is no such use. */
  public static String name(String code, Locale locale) {
    return find(code).map(use -> use.names.in(locale)).orElse(code);
  }

  private static SortedMap<String, Use> read() {
    SortedMap<String, Use> uses = new TreeMap<>();
    Table.read("uses-1.csv")
        .forEach((code, row) ->
            uses.put(code, new Use(code, row.get(1), new Names(row.get(2), row.get(3)))));
    return Collections.unmodifiableSortedMap(uses);
  }
}
