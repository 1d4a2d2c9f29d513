package org.qianyin.backend.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.Sequenced;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log in PostgreSQL: exact bytes by seq, append-only. */
@Repository
class EntryStore {

  private static final int FETCH = 1000;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final JdbcTemplate streaming;

  EntryStore(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
    this.streaming = new JdbcTemplate(java.util.Objects.requireNonNull(template.getDataSource()));
    this.streaming.setFetchSize(FETCH);
  }

  /** An entry as it lies there. */
  record Row(long seq, String type, Instant logTime, ByteRow bytes) {}

  /** Exact bytes of an entry. */
  record ByteRow(@SuppressWarnings("ArrayRecordComponent") byte[] value) {}

  void append(List<Sequenced> entries, Instant logTime) {
    List<Object[]> rows = new ArrayList<>(entries.size());
    Timestamp at = Timestamp.from(logTime);
    for (Sequenced each : entries) {
      rows.add(
          new Object[] {
            each.seq(),
            each.entry().id().digest().bytes(),
            each.entry().type(),
            at,
            each.entry().bytes()
          });
    }
    template.batchUpdate(
        "INSERT INTO entry (seq, id, type, log_time, bytes) VALUES (?,?,?,?,?)", rows);
  }

  OptionalLong seqOf(EntryId id) {
    return jdbc.sql("SELECT seq FROM entry WHERE id = ?")
        .param(id.digest().bytes())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Seqs of those of these entries that are in the log. */
  Map<EntryId, Long> seqsOf(Collection<EntryId> ids) {
    Map<EntryId, Long> found = new HashMap<>();
    template.query(
        "SELECT id, seq FROM entry WHERE id = ANY(?)",
        row -> {
          found.put(new EntryId(Digest.of(row.getBytes(1))), row.getLong(2));
        },
        (Object) ids.stream().map(id -> id.digest().bytes()).toArray(byte[][]::new));
    return found;
  }

  Optional<Row> find(long seq) {
    return jdbc.sql("SELECT seq, type, log_time, bytes FROM entry WHERE seq = ?")
        .param(seq)
        .query((row, n) -> row(row))
        .optional();
  }

  /** These entries, by seq. */
  Map<Long, Row> rows(Collection<Long> seqs) {
    Map<Long, Row> found = new HashMap<>();
    template.query(
        "SELECT seq, type, log_time, bytes FROM entry WHERE seq = ANY(?)",
        row -> {
          found.put(row.getLong(1), row(row));
        },
        (Object) seqs.toArray(Long[]::new));
    return found;
  }

  /** The bytes of these entries, by seq. */
  Map<Long, byte[]> bytes(Collection<Long> seqs) {
    Map<Long, byte[]> found = new HashMap<>();
    if (!seqs.isEmpty()) {
      template.query(
          "SELECT seq, bytes FROM entry WHERE seq = ANY(?)",
          row -> {
            found.put(row.getLong(1), row.getBytes(2));
          },
          (Object) seqs.toArray(Long[]::new));
    }
    return found;
  }

  /** The bytes of {@code [from, to)} in log order. */
  List<byte[]> range(long from, long to) {
    return jdbc.sql("SELECT bytes FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq")
        .params(from, to)
        .query((row, n) -> row.getBytes(1))
        .list();
  }

  /** Entries behind {@code after} in log order, of one type if that is given. */
  List<Row> list(long after, @Nullable String type, long below, int limit) {
    String filter = type == null ? "" : " AND type = ?";
    var statement =
        jdbc.sql(
                "SELECT seq, type, log_time, bytes FROM entry WHERE seq > ? AND seq < ?"
                    + filter
                    + " ORDER BY seq LIMIT ?")
            .param(after)
            .param(below);
    return (type == null ? statement : statement.param(type))
        .param(limit)
        .query((row, n) -> row(row))
        .list();
  }

  /** Hands over all entries in log order, with a server-side cursor; must run in a transaction. */
  void all(Consumer<Row> consumer) {
    streaming.query(
        "SELECT seq, type, log_time, bytes FROM entry ORDER BY seq",
        row -> {
          consumer.accept(row(row));
        });
  }

  private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Row(
        row.getLong(1),
        row.getString(2),
        row.getTimestamp(3).toInstant(),
        new ByteRow(row.getBytes(4)));
  }
}
