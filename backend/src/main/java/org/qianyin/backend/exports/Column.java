package org.qianyin.backend.exports;

import java.util.Optional;
import java.util.function.Function;
import org.qianyin.proof.data.Json;

/**
 * A column of a view: what a reader is told of it, and how it is read from a row.
 *
 * @param name header, lower case with underscores; never renamed, only added
 * @param required whether every row has it
 * @param meaning one line for the documentation, with form and unit
 * @param value what stands in it; empty = the cell is empty, the member absent
 */
record Column<T>(
    String name, boolean required, String meaning, Function<T, Optional<? extends Json>> value) {

  static <T> Column<T> required(String name, String meaning, Function<T, ? extends Json> value) {
    return new Column<>(name, true, meaning, row -> Optional.of(value.apply(row)));
  }

  static <T> Column<T> optional(
      String name, String meaning, Function<T, Optional<? extends Json>> value) {
    return new Column<>(name, false, meaning, value);
  }
}
