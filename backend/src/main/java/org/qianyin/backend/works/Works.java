package org.qianyin.backend.works;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of works: written by the projection, read by everybody as of a size of the log. The
 * same size gives the same works for ever.
 */
@Repository
public class Works {

  /** Which works a list holds; an absent member does not limit it. */
  public record Filter(
      Optional<PartyId> owner,
      Optional<String> kind,
      Optional<EntryId> above,
      Optional<Digest> digest) {}

  private static final int FETCH_SIZE = 500;

  private final JdbcClient jdbc;

  Works(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One work as of {@code size}. */
  public Optional<Work> find(EntryId id, long size) {
    return jdbc.sql(WorkRows.SELECT + " AND w.id = ?")
        .params(size, size, id.digest().bytes())
        .query(WorkRows::row)
        .optional();
  }

  /**
   * A work and those above it, nearest first; empty if there is no such work before {@code size}.
   */
  public List<EntryId> line(EntryId id, long size) {
    return jdbc.sql(
            """
            WITH RECURSIVE line (id, above, depth) AS (
              SELECT id, above, 0 FROM work WHERE id = ? AND seq < ?
              UNION ALL
              SELECT a.id, a.above, line.depth + 1 FROM work a JOIN line ON a.id = line.above)
            SELECT id FROM line ORDER BY depth\
            """)
        .params(id.digest().bytes(), size)
        .query((row, index) -> new EntryId(Digest.of(row.getBytes("id"))))
        .list();
  }

  /** Ascending by seq, those of {@code size} behind {@code after}, at most {@code limit}. */
  public List<Work> list(Filter filter, long size, long after, int limit) {
    return new Conditions(WorkRows.SELECT + " AND w.seq > ?", size, size, after)
        .and(
            "w.seq IN (SELECT work FROM work_owner WHERE party = ?)",
            filter.owner().map(PartyId::toString))
        .and("w.kind = ?", filter.kind())
        .and("w.above = ?", filter.above().map(EntryId::digest).map(Digest::bytes))
        .and(
            "w.seq IN (SELECT work FROM work_file WHERE digest = ? AND seq < ?)",
            filter.digest().map(Digest::bytes),
            size)
        .first(limit, "w.seq", jdbc)
        .query(WorkRows::row)
        .list();
  }

  /**
   * Every work of {@code size}, ascending by seq, through a cursor of the database: for a caller
   * that holds a transaction and closes the stream.
   */
  public Stream<Work> stream(long size) {
    return jdbc
        .sql(WorkRows.SELECT + " ORDER BY w.seq")
        .params(size, size)
        .withFetchSize(FETCH_SIZE)
        .query(WorkRows::row)
        .stream();
  }

  /**
   * A work came into the log. One statement: a folder of a thousand files is a thousand of these.
   *
   * @param files digests of its files, each once
   */
  void registered(Work work, List<PartyId> owners, List<Digest> files) {
    jdbc.sql(
            """
            WITH registered AS (
              INSERT INTO work
                (seq, id, regno, logged_at, kind, number, above, doc, body, published)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq),
            owned AS (
              INSERT INTO work_owner (party, work)
              SELECT party, seq FROM registered, unnest(?) AS party)
            INSERT INTO work_file (digest, work, seq)
            SELECT digest, seq, seq FROM registered, unnest(?) AS digest\
            """)
        .params(
            work.seq(),
            work.id().digest().bytes(),
            work.regno(),
            Timestamp.from(work.loggedAt()),
            work.kind())
        .param(work.number().orElse(null))
        .param(work.above().map(above -> above.id().digest().bytes()).orElse(null))
        .params(work.titles().bytes(), WorkRows.text(work.body()), WorkRows.text(work.published()))
        .param(owners.stream().map(PartyId::toString).toArray(String[]::new))
        .param(files.stream().map(Digest::bytes).toArray(byte[][]::new))
        .update();
  }

  /** A file of the work is known by its digest since {@code seq}; a second time changes nothing. */
  void file(long work, Digest digest, long seq) {
    jdbc.sql("INSERT INTO work_file (digest, work, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .params(digest.bytes(), work, seq)
        .update();
  }

  /** The work stands like this since {@code seq}. */
  void changed(Work work, long seq) {
    jdbc.sql(
            "INSERT INTO work_change (work, seq, titles, body, published, withdrawn)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            work.seq(),
            seq,
            work.titles().bytes(),
            WorkRows.text(work.body()),
            WorkRows.text(work.published()),
            work.withdrawn())
        .update();
  }
}
