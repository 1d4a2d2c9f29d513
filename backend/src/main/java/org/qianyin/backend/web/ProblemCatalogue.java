package org.qianyin.backend.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All problems that this server can answer with, read from {@code problems.tsv}. */
public final class ProblemCatalogue {

  private static final Map<String, ProblemKind> KINDS = read();

  private ProblemCatalogue() {}

  /** In the order of the catalogue: entry, apply, openings, server. */
  public static Collection<ProblemKind> all() {
    return KINDS.values();
  }

  static Optional<ProblemKind> find(String code) {
    return Optional.ofNullable(KINDS.get(code));
  }

  static Optional<ProblemKind> bySlug(String slug) {
    return KINDS.values().stream().filter(kind -> kind.slug().equals(slug)).findFirst();
  }

  /** A code without a line yet still gets an honest problem: refused by a rule. */
  static ProblemKind kind(String code) {
    return find(code)
        .orElseGet(() ->
            new ProblemKind(
                code,
                422,
                "ledger specification",
                new ProblemKind.Words("The ledger's rules refuse this", "账本规则拒绝此条目"),
                new ProblemKind.Words("Read detail and correct it.", "请按 detail 更正。")));
  }

  private static Map<String, ProblemKind> read() {
    Map<String, ProblemKind> kinds = new LinkedHashMap<>();
    try (InputStream in =
        Objects.requireNonNull(ProblemCatalogue.class.getResourceAsStream("problems.tsv"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(ProblemCatalogue::kindOf)
          .forEach(kind -> kinds.put(kind.code(), kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(kinds);
  }

  private static ProblemKind kindOf(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 7) {
      throw new IllegalStateException("problems.tsv: want 7 cells in: " + line);
    }
    return new ProblemKind(
        cells[0],
        Integer.parseInt(cells[1]),
        cells[2],
        new ProblemKind.Words(cells[3], cells[4]),
        new ProblemKind.Words(cells[5], cells[6]));
  }
}
