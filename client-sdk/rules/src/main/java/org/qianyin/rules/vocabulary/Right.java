package org.qianyin.rules.vocabulary;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A legal right of CL 10 (著作权法第十条) items 5–17, or {@code ai}: what titles and index facets are
 * written in (domain specification 3.1).
 *
 * @param code such as {@code network}
 * @param names what people call it
 */
public record Right(String code, Names names) {

  private static final SortedMap<String, Right> ALL = read();

  /** The right with this id. */
  public static Optional<Right> find(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  /** All fourteen by id, ascending. */
  public static SortedMap<String, Right> all() {
    return ALL;
  }

  private static SortedMap<String, Right> read() {
    SortedMap<String, Right> rights = new TreeMap<>();
    Table.read("rights-1.csv")
        .forEach(
            (code, row) -> rights.put(code, new Right(code, new Names(row.get(1), row.get(2)))));
    return Collections.unmodifiableSortedMap(rights);
  }
}
