package org.qianyin.backend.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/**
 * Writes rows as CSV (RFC 4180), as CSV that Excel opens without damage, or as lines of canonical
 * JSON (RFC 8785). Same rows, same bytes.
 */
final class TableWriter<T> {

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** What a spreadsheet takes for the start of a formula, in ASCII and in full width. */
  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

  /**
   * What RFC 4180 §2 asks to quote, and what spreadsheets of other locales take for the end of a
   * cell: else the rest of a text would begin a cell of its own, behind the guard.
   */
  private static final String QUOTED = "\",\r\n;\t";

  private static final String LIST_SEPARATOR = ";";

  private final Format format;
  private final List<Column<T>> columns;
  private final OutputStream out;

  private TableWriter(Format format, List<Column<T>> columns, OutputStream out) {
    this.format = format;
    this.columns = List.copyOf(columns);
    this.out = out;
  }

  /** Starts a table: CSV gets its header row. */
  static <T> TableWriter<T> open(Format format, List<Column<T>> columns, OutputStream out)
      throws IOException {
    TableWriter<T> writer = new TableWriter<>(format, columns, out);
    if (format == Format.CSV_EXCEL) {
      out.write(BOM);
    }
    if (format != Format.NDJSON) {
      writer.line(columns.stream().map(Column::name).toList());
    }
    return writer;
  }

  void row(T row) throws IOException {
    if (format == Format.NDJSON) {
      out.write(Jcs.write(object(row)));
      out.write('\n');
    } else {
      line(
          columns.stream()
              .map(column -> column.value().apply(row).map(TableWriter::text).orElse(""))
              .toList());
    }
  }

  private Json.Obj object(T row) {
    SortedMap<String, Json> members = new TreeMap<>();
    for (Column<T> column : columns) {
      Optional<? extends Json> value = column.value().apply(row);
      value.ifPresent(it -> members.put(column.name(), it));
    }
    return new Json.Obj(members);
  }

  private void line(List<String> cells) throws IOException {
    String line = cells.stream().map(TableWriter::cell).collect(Collectors.joining(","));
    out.write(
        (line + (format == Format.CSV_EXCEL ? "\r\n" : "\n")).getBytes(StandardCharsets.UTF_8));
  }

  /** Guards against formulas, then quotes. */
  private static String cell(String text) {
    String guarded =
        !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quote = guarded.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0);
    return quote ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
  }

  /** Text as it is, a list of texts joined, everything else as canonical JSON. */
  private static String text(Json value) {
    if (value instanceof Json.Str string) {
      return string.value();
    }
    if (value instanceof Json.Arr list && list.items().stream().allMatch(TableWriter::isPlain)) {
      return list.items().stream()
          .map(TableWriter::text)
          .collect(Collectors.joining(LIST_SEPARATOR));
    }
    return new String(Jcs.write(value), StandardCharsets.UTF_8);
  }

  /** A list is joined only if it can be taken apart again. */
  private static boolean isPlain(Json item) {
    return item instanceof Json.Str string && !string.value().contains(LIST_SEPARATOR);
  }
}
