package org.qianyin.backend.licensing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qianyin.backend.works.Conditions;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.EntryId;
import org.qianyin.proof.entry.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of licences: written by the projection, read by everybody as of a size of the log. The
 * same size gives the same licences for ever.
 */
@Repository
public class Licenses {

  /**
   * Which licences a list holds; an absent member does not limit it.
   *
   * @param works those that name one of these
   */
  public record Filter(
      Optional<List<EntryId>> works, Optional<PartyId> licensor, Optional<PartyId> licensee) {}

  private static final int FETCH_SIZE = 500;

  private final JdbcClient jdbc;

  Licenses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ascending by seq, those of {@code size} behind {@code after}, at most {@code limit}. */
  public List<License> list(Filter filter, long size, long after, int limit) {
    return new Conditions(LicenseRows.SELECT + " AND l.seq > ?", size, size, after)
        .and(
            "l.seq IN (SELECT license FROM license_work WHERE work = ANY (?))",
            filter.works().map(Licenses::bytes))
        .and("l.licensor = ?", filter.licensor().map(PartyId::toString))
        .and("l.licensee = ?", filter.licensee().map(PartyId::toString))
        .first(limit, "l.seq", jdbc)
        .query(LicenseRows::row)
        .list();
  }

  private static byte[][] bytes(List<EntryId> works) {
    return works.stream().map(EntryId::digest).map(Digest::bytes).toArray(byte[][]::new);
  }

  /**
   * Every licence of {@code size}, ascending by seq, through a cursor of the database: for a caller
   * that holds a transaction and closes the stream.
   */
  public Stream<License> stream(long size) {
    return jdbc
        .sql(LicenseRows.SELECT + " ORDER BY l.seq")
        .params(size, size)
        .withFetchSize(FETCH_SIZE)
        .query(LicenseRows::row)
        .stream();
  }

  void granted(License license, List<EntryId> works) {
    jdbc.sql(
            "INSERT INTO license (seq, id, logged_at, licensor, licensee, doc, body)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            license.seq(),
            license.id().digest().bytes(),
            Timestamp.from(license.loggedAt()),
            license.licensor().toString(),
            license.licensee().toString())
        .param(license.doc().map(Digest::bytes).orElse(null))
        .param(LicenseRows.text(license.body()))
        .update();
    for (EntryId work : works) {
      jdbc.sql("INSERT INTO license_work (work, license) VALUES (?, ?)")
          .params(work.digest().bytes(), license.seq())
          .update();
    }
  }

  /** The entry at {@code seq} ends a licence at {@code effective}. */
  void ended(EntryId license, long seq, Instant effective) {
    jdbc.sql(
            "INSERT INTO license_end (license, seq, effective)"
                + " SELECT l.seq, ?, ? FROM license l WHERE l.id = ?")
        .params(seq, Timestamp.from(effective), license.digest().bytes())
        .update();
  }
}
