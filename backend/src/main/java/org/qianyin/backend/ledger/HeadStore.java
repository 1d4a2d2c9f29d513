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

  /** The head that the database knows. */
  record Row(long size, Digest root, long term) {}

  /** Becomes the leader: whoever led before can write no more. */
  Row takeOver(String origin) {
    jdbc.sql(
            "INSERT INTO log_head (origin, size, root, term) VALUES (?,0,?,0) ON CONFLICT DO NOTHING")
        .params(origin, TreeHash.EMPTY.bytes())
        .update();
    return jdbc.sql(
            "UPDATE log_head SET term = term + 1 WHERE origin = ? RETURNING size, root, term")
        .param(origin)
        .query((row, n) -> new Row(row.getLong(1), Digest.of(row.getBytes(2)), row.getLong(3)))
        .single();
  }

  /** Where the log stands now. */
  Row read(String origin) {
    return jdbc.sql("SELECT size, root, term FROM log_head WHERE origin = ?")
        .param(origin)
        .query((row, n) -> new Row(row.getLong(1), Digest.of(row.getBytes(2)), row.getLong(3)))
        .single();
  }

  /** Locks the head for this transaction. */
  Row lock(String origin) {
    return jdbc.sql("SELECT size, root, term FROM log_head WHERE origin = ? FOR UPDATE")
        .param(origin)
        .query((row, n) -> new Row(row.getLong(1), Digest.of(row.getBytes(2)), row.getLong(3)))
        .single();
  }

  /** Moves the head; false if somebody else did, or leads now. */
  boolean advance(String origin, Row from, long size, Digest root) {
    return jdbc.sql(
                "UPDATE log_head SET size = ?, root = ? WHERE origin = ? AND size = ? AND term = ?")
            .params(size, root.bytes(), origin, from.size(), from.term())
            .update()
        == 1;
  }

  void published(long size, String note) {
    jdbc.sql("INSERT INTO checkpoint (size, note) VALUES (?,?) ON CONFLICT DO NOTHING")
        .params(size, note)
        .update();
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
