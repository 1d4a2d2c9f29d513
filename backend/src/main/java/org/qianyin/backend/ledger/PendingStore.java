package org.qianyin.backend.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.entry.Disclosure;
import org.qianyin.proof.entry.EntryId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries between their acceptance and their judgement, and why some were refused. */
@Repository
class PendingStore {

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  PendingStore(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  /** A row in the order of arrival. */
  record Row(long n, EntryId id) {}

  /** Makes submissions durable, each id once. */
  void put(Collection<Submission> submissions) {
    List<Object[]> rows = new ArrayList<>(submissions.size());
    for (Submission each : submissions) {
      rows.add(
          new Object[] {
            each.entry().id().digest().bytes(), each.entry().bytes(), JsonText.of(each.openings())
          });
    }
    template.batchUpdate(
        "INSERT INTO pending (id, bytes, disclosures) VALUES (?,?,?) ON CONFLICT (id) DO NOTHING",
        rows);
  }

  List<Row> oldest(int limit) {
    return jdbc.sql("SELECT n, id FROM pending ORDER BY n LIMIT ?")
        .param(limit)
        .query((row, index) -> new Row(row.getLong(1), new EntryId(Digest.of(row.getBytes(2)))))
        .list();
  }

  /** The bytes and the disclosures of one row. */
  Optional<Stored> load(long n) {
    return jdbc.sql("SELECT bytes, disclosures FROM pending WHERE n = ?")
        .param(n)
        .query((row, index) -> new Stored(row.getBytes(1), row.getString(2)))
        .optional();
  }

  /** What a row holds. */
  record Stored(@SuppressWarnings("ArrayRecordComponent") byte[] bytes, String disclosures) {}

  boolean has(EntryId id) {
    return jdbc.sql("SELECT 1 FROM pending WHERE id = ?")
        .param(id.digest().bytes())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  void remove(List<Long> rows) {
    template.update("DELETE FROM pending WHERE n = ANY(?)", (Object) rows.toArray(Long[]::new));
  }

  void refused(EntryId id, WhyNot why) {
    jdbc.sql(
            "INSERT INTO refusal (id, reasons) VALUES (?,?) ON CONFLICT (id) DO UPDATE SET reasons ="
                + " EXCLUDED.reasons, at = now()")
        .params(id.digest().bytes(), JsonText.ofWhyNot(why))
        .update();
  }

  Optional<WhyNot> refusal(EntryId id) {
    return jdbc.sql("SELECT reasons FROM refusal WHERE id = ?")
        .param(id.digest().bytes())
        .query(String.class)
        .optional()
        .map(JsonText::whyNot);
  }

  /** Keeps what is opened of these submissions. */
  void opened(Collection<Submission> submissions) {
    List<Object[]> rows =
        submissions.stream()
            .filter(each -> !each.openings().isEmpty())
            .map(each ->
                new Object[] {each.entry().id().digest().bytes(), JsonText.of(each.openings())})
            .toList();
    template.batchUpdate(
        "INSERT INTO opening (id, disclosures) VALUES (?,?) ON CONFLICT (id) DO NOTHING", rows);
  }

  /** What was opened of an entry; empty if nothing was. */
  List<Disclosure> openings(EntryId id) {
    return jdbc.sql("SELECT disclosures FROM opening WHERE id = ?")
        .param(id.digest().bytes())
        .query(String.class)
        .optional()
        .map(JsonText::openings)
        .orElse(List.of());
  }
}
