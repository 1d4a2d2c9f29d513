package org.qianyin.backend.assets;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qianyin.media.cid.Cid;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which files are to be copied to which stores: durable, written with the file's own row, and
 * worked off by whichever backend is free.
 */
@Repository
class CopyOutbox {

  private static final int MAX_TROUBLE = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  CopyOutbox(JdbcClient jdbc, JdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /**
   * A copy to make.
   *
   * @param attempts how often it failed
   */
  record Due(Cid file, String store, int attempts) {}

  /**
   * How far the copies are behind.
   *
   * @param pending copies to be made
   * @param oldest how long the oldest of them waits; zero if none does
   */
  record Backlog(long pending, Duration oldest) {}

  /** Queues new files; part of the caller's transaction. */
  void queue(Collection<Cid> files, Collection<String> stores) {
    List<Object[]> rows = new ArrayList<>();
    for (Cid file : files) {
      stores.forEach(store -> rows.add(new Object[] {file.bytes(), store}));
    }
    batch.batchUpdate(
        "INSERT INTO asset_copy (cid, store) VALUES (?,?) ON CONFLICT DO NOTHING", rows);
  }

  /** Queues every file that was never queued for a store: it may be new. */
  void queueAll(String store) {
    jdbc.sql("INSERT INTO asset_copy (cid, store) SELECT cid, ? FROM asset ON CONFLICT DO NOTHING")
        .param(store)
        .update();
  }

  /** Queues a copy anew that was found to be bad; one that is queued already stays where it is. */
  void again(Cid file, String store) {
    jdbc.sql(
            """
            INSERT INTO asset_copy (cid, store) SELECT cid, ? FROM asset WHERE cid = ?
            ON CONFLICT (cid, store) DO UPDATE
              SET done_at = NULL, due = now(), queued_at = now(), attempts = 0, trouble = NULL
              WHERE asset_copy.done_at IS NOT NULL\
            """)
        .params(store, file.bytes())
        .update();
  }

  /**
   * Takes the copy that is due for longest. Nobody else gets it before {@code lease} is over.
   *
   * @param stores those that this server knows
   */
  Optional<Due> take(Collection<String> stores, Duration lease) {
    return jdbc.sql(
            """
            UPDATE asset_copy SET due = now() + ? * interval '1 ms'
            WHERE (cid, store) IN (
              SELECT cid, store FROM asset_copy
              WHERE done_at IS NULL AND due <= now() AND store = ANY(?)
              ORDER BY due LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING cid, store, attempts\
            """)
        .params(lease.toMillis(), stores.toArray(String[]::new))
        .query((row, n) -> new Due(Cid.ofBytes(row.getBytes(1)), row.getString(2), row.getInt(3)))
        .optional();
  }

  /** Holds a copy that was taken for another {@code lease} from now. */
  void renew(Due copy, Duration lease) {
    jdbc.sql(
            """
            UPDATE asset_copy SET due = now() + ? * interval '1 ms'
            WHERE cid = ? AND store = ? AND done_at IS NULL\
            """)
        .params(lease.toMillis(), copy.file().bytes(), copy.store())
        .update();
  }

  /** The copy stands. */
  void done(Due copy) {
    jdbc.sql("UPDATE asset_copy SET done_at = now(), trouble = NULL WHERE cid = ? AND store = ?")
        .params(copy.file().bytes(), copy.store())
        .update();
  }

  /** The copy failed, and is due again after a while. */
  void failed(Due copy, String trouble, Duration pause) {
    jdbc.sql(
            """
            UPDATE asset_copy
            SET attempts = attempts + 1, trouble = ?, due = now() + ? * interval '1 ms'
            WHERE cid = ? AND store = ?\
            """)
        .params(
            trouble.substring(0, Math.min(MAX_TROUBLE, trouble.length())),
            pause.toMillis(),
            copy.file().bytes(),
            copy.store())
        .update();
  }

  Backlog backlog() {
    return jdbc.sql(
            """
            SELECT count(*), coalesce(extract(epoch FROM now() - min(queued_at)), 0)
            FROM asset_copy WHERE done_at IS NULL\
            """)
        .query((row, n) ->
            new Backlog(row.getLong(1), Duration.ofMillis((long) (row.getDouble(2) * 1000))))
        .single();
  }
}
