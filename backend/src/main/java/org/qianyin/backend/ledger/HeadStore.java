package org.qianyin.backend.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.log.TreeHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the log stands, under which term, and the notes of what was published. */
@Repository
class HeadStore {

  private static final int MOST_RETAINED = 8;

  private final JdbcClient jdbc;

  HeadStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest head, and the term of whoever leads now. */
  record Row(long size, Digest root, long term) {}

  /** Becomes the leader: whoever led before can write no more. */
  Row takeOver(String origin) {
    jdbc.sql("INSERT INTO log_lead (origin, term) VALUES (?,0) ON CONFLICT DO NOTHING")
        .param(origin)
        .update();
    long term =
        jdbc.sql("UPDATE log_lead SET term = term + 1 WHERE origin = ? RETURNING term")
            .param(origin)
            .query(Long.class)
            .single();
    return newest(origin, term);
  }

  /**
   * Where the log stands, once nothing that this leader began is under way any more and all that is
   * seen is as durable as a commit: writing the term again waits for the row, and then for the disk
   * and the standby. A read alone would show what a crash or a fail-over still takes away.
   *
   * @return empty if another server leads
   */
  Optional<Row> settle(String origin, long term) {
    boolean leads =
        jdbc.sql("UPDATE log_lead SET term = term WHERE origin = ? AND term = ?")
                .params(origin, term)
                .update()
            == 1;
    return leads ? Optional.of(newest(origin, term)) : Optional.empty();
  }

  /** Locks the log for this transaction. */
  Row lock(String origin) {
    long term =
        jdbc.sql("SELECT term FROM log_lead WHERE origin = ? FOR UPDATE")
            .param(origin)
            .query(Long.class)
            .single();
    return newest(origin, term);
  }

  private Row newest(String origin, long term) {
    return jdbc.sql("SELECT size, root FROM log_head WHERE origin = ? ORDER BY size DESC LIMIT 1")
        .param(origin)
        .query((row, n) -> new Row(row.getLong(1), Digest.of(row.getBytes(2)), term))
        .optional()
        .orElseGet(() -> new Row(0, TreeHash.EMPTY, term));
  }

  /** Adds a head, under the term of a row that is locked. */
  void advance(String origin, Row from, long size, Digest root) {
    jdbc.sql("INSERT INTO log_head (origin, size, root, term) VALUES (?,?,?,?)")
        .params(origin, size, root.bytes(), from.term())
        .update();
  }

  /** Whether this database knows this very head. */
  boolean holds(long size, Digest root) {
    return jdbc.sql("SELECT 1 FROM log_head WHERE size = ? AND root = ?")
        .params(size, root.bytes())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void published(long size, String note) {
    jdbc.sql("INSERT INTO checkpoint (size, note) VALUES (?,?) ON CONFLICT DO NOTHING")
        .params(size, note)
        .update();
  }

  /** Whether any head was ever published. */
  boolean anyPublished() {
    return jdbc.sql("SELECT EXISTS (SELECT 1 FROM checkpoint)").query(Boolean.class).single();
  }

  Optional<String> note(long size) {
    return jdbc.sql("SELECT note FROM checkpoint WHERE size = ?")
        .param(size)
        .query(String.class)
        .optional();
  }

  /** Log time of a published head: that of the last leaf of its tree. */
  Optional<Instant> timeOf(long size) {
    return jdbc.sql(
            "SELECT e.log_time FROM checkpoint c JOIN entry e ON e.seq = c.size - 1 WHERE c.size = ?")
        .param(size)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  void retain(long size) {
    jdbc.sql("INSERT INTO retained (size) VALUES (?) ON CONFLICT DO NOTHING").param(size).update();
    jdbc.sql(
            "DELETE FROM retained WHERE size NOT IN (SELECT size FROM retained ORDER BY size DESC"
                + " LIMIT ?)")
        .param(MOST_RETAINED)
        .update();
  }

  /** Largest first. */
  List<Long> retained() {
    return jdbc.sql("SELECT size FROM retained ORDER BY size DESC LIMIT ?")
        .param(MOST_RETAINED)
        .query((row, n) -> row.getLong(1))
        .list();
  }
}
