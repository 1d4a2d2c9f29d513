package org.qianyin.backend.web;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the order of the list
 * @param next cursor of the page behind this one; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

  public static final int MAX_LIMIT = 1000;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts what a query gave.
   *
   * @param found up to {@code limit + 1} rows: one more tells that there is a next page
   * @param position of a row in the order of the list
   */
  public static <T> Page<T> of(List<T> found, int limit, ToLongFunction<T> position) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, new Cursor(position.applyAsLong(items.getLast())).text());
  }

  /**
   * Checks the wish of a reader.
   *
   * @throws Rejected if it is not 1–1000
   */
  public static int limit(int wish) {
    if (wish < 1 || wish > MAX_LIMIT) {
      throw new Rejected("PARAMETER_INVALID", "limit: want 1–" + MAX_LIMIT + ", got " + wish);
    }
    return wish;
  }
}
