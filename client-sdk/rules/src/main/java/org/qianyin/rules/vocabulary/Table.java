package org.qianyin.rules.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the data files beside this class: CSV with a header, a code first, quotes of RFC 4180. */
final class Table {

  private Table() {}

  /** The rows by code, without the header; each row as it stands, its code included. */
  static SortedMap<String, List<String>> read(String file) {
    SortedMap<String, List<String>> rows = new TreeMap<>();
    try (InputStream in = Table.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("vocabulary file missing from the jar: " + file);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> row = split(line);
        rows.put(row.get(0), row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("vocabulary file unreadable: " + file, e);
    }
    return Collections.unmodifiableSortedMap(rows);
  }

  private static List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return List.copyOf(cells);
  }
}
