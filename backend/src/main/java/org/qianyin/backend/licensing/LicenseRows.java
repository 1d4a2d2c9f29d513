package org.qianyin.backend.licensing;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;

/** How a row of the table of licences is read, and how its JSON is written. */
final class LicenseRows {

  /** What was stored was parsed before: a bound for the reader's stack, no rule. */
  private static final int MAX_DEPTH = 64;

  /**
   * The licences before a size of the log, each with the earliest end that it was given before that
   * size. Two parameters: the size, twice.
   */
  static final String SELECT =
      """
      SELECT l.seq, l.id, l.logged_at, l.licensor, l.licensee, l.doc, l.body,
             (SELECT min(effective) FROM license_end WHERE license = l.seq AND seq < ?) AS ended
        FROM license l
       WHERE l.seq < ?\
      """;

  private LicenseRows() {}

  static License row(ResultSet row, int index) throws SQLException {
    return new License(
        new EntryId(Digest.of(row.getBytes("id"))),
        row.getLong("seq"),
        row.getTimestamp("logged_at").toInstant(),
        PartyId.of(row.getString("licensor")),
        PartyId.of(row.getString("licensee")),
        Optional.ofNullable(row.getBytes("doc")).map(Digest::of),
        json(row.getString("body")),
        Optional.ofNullable(row.getTimestamp("ended")).map(Timestamp::toInstant));
  }

  static String text(Json.Obj json) {
    return new String(Jcs.write(json), StandardCharsets.UTF_8);
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) Jcs.parse(text.getBytes(StandardCharsets.UTF_8), MAX_DEPTH).orThrow();
  }
}
