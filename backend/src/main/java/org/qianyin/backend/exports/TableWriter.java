package org.qianyin.backend.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;

/**
 * Writes rows as CSV (RFC 4180 quoting), as CSV that Excel opens without damage, or as lines of
 * canonical JSON (RFC 8785). Same rows, same bytes.
 */
final class TableWriter implements View.RowSink {

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** What a spreadsheet takes for the start of a formula, in ASCII and in full width. */
  private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

  private static final String LIST_SEPARATOR = ";";

  private final Format format;
  private final List<Column> columns;
  private final OutputStream out;

  private TableWriter(Format format, List<Column> columns, OutputStream out) {
    this.format = format;
    this.columns = columns;
    this.out = out;
  }

  /** Starts a table: CSV gets its header row. */
  static TableWriter open(Format format, List<Column> columns, OutputStream out)
      throws IOException {
    TableWriter writer = new TableWriter(format, List.copyOf(columns), out);
    if (format == Format.CSV_EXCEL) {
      out.write(BOM);
    }
    if (format != Format.NDJSON) {
      writer.line(columns.stream().map(Column::name).toList());
    }
    return writer;
  }

  @Override
  public void row(Json.Obj row) throws IOException {
    requireKnown(row);
    if (format == Format.NDJSON) {
      out.write(Jcs.write(row));
      out.write('\n');
    } else {
      line(
          columns.stream()
              .map(column -> row.get(column.name()).map(TableWriter::text).orElse(""))
              .toList());
    }
  }

  /**
   * A row that lost a required column, or brings one that the header lacks, is a bug of the view.
   */
  private void requireKnown(Json.Obj row) {
    for (Column column : columns) {
      if (column.required() && !row.has(column.name())) {
        throw new IllegalStateException("export: column " + column.name() + " is missing");
      }
    }
    List<String> known = columns.stream().map(Column::name).toList();
    if (!known.containsAll(row.members().keySet())) {
      throw new IllegalStateException("export: unknown column among " + row.members().keySet());
    }
  }

  private void line(List<String> cells) throws IOException {
    String line = cells.stream().map(TableWriter::cell).collect(Collectors.joining(","));
    out.write(
        (line + (format == Format.CSV_EXCEL ? "\r\n" : "\n")).getBytes(StandardCharsets.UTF_8));
  }

  /** Guards against formulas, then quotes where RFC 4180 §2 asks for it. */
  private static String cell(String text) {
    String guarded =
        !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quote = guarded.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quote ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
  }

  private static String text(Json value) {
    if (value instanceof Json.Str string) {
      return string.value();
    }
    if (value instanceof Json.Arr list
        && list.items().stream().allMatch(Json.Str.class::isInstance)) {
      return list.items().stream()
          .map(TableWriter::text)
          .collect(Collectors.joining(LIST_SEPARATOR));
    }
    return new String(Jcs.write(value), StandardCharsets.UTF_8);
  }
}
