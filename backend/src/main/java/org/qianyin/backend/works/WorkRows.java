package org.qianyin.backend.works;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;

/** How a row of the table of works is read, and how its JSON is written. */
final class WorkRows {

  /** What was stored was parsed before: a bound for the reader's stack, no rule. */
  private static final int MAX_DEPTH = 64;

  /**
   * The works before a size of the log, each with its newest change before that size. Two
   * parameters: the size, twice.
   */
  static final String SELECT =
      """
      SELECT w.seq, w.id, w.regno, w.logged_at, w.kind, w.number,
             COALESCE(c.titles, w.doc) AS titles, COALESCE(c.body, w.body) AS body,
             COALESCE(c.published, w.published) AS published,
             COALESCE(c.withdrawn, false) AS withdrawn,
             a.id AS above_id, a.regno AS above_regno, a.kind AS above_kind,
             a.number AS above_number
        FROM work w
        LEFT JOIN work a ON a.id = w.above
        LEFT JOIN LATERAL (SELECT * FROM work_change WHERE work = w.seq AND seq < ?
                            ORDER BY seq DESC LIMIT 1) c ON true
       WHERE w.seq < ?\
      """;

  private WorkRows() {}

  static Work row(ResultSet row, int index) throws SQLException {
    return new Work(
        id(row.getBytes("id")),
        row.getLong("seq"),
        row.getString("regno"),
        row.getTimestamp("logged_at").toInstant(),
        row.getString("kind"),
        number(row, "number"),
        above(row),
        Digest.of(row.getBytes("titles")),
        json(row.getString("body")),
        json(row.getString("published")),
        row.getBoolean("withdrawn"));
  }

  private static Optional<Work.Above> above(ResultSet row) throws SQLException {
    byte @Nullable [] id = row.getBytes("above_id");
    return id == null
        ? Optional.empty()
        : Optional.of(
            new Work.Above(
                id(id),
                row.getString("above_regno"),
                row.getString("above_kind"),
                number(row, "above_number")));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Long.class));
  }

  private static EntryId id(byte[] bytes) {
    return new EntryId(Digest.of(bytes));
  }

  static String text(Json.Obj json) {
    return new String(Jcs.write(json), StandardCharsets.UTF_8);
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) Jcs.parse(text.getBytes(StandardCharsets.UTF_8), MAX_DEPTH).orThrow();
  }
}
