package org.qianyin.backend.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.entry.EntryId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receipts as they were handed out first, so that the same entry is answered with the same bytes. A
 * cache: one that a crash lost is made anew, about a newer checkpoint.
 */
@Repository
class ReceiptStore {

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  ReceiptStore(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  @Transactional
  public void put(Map<EntryId, Bytes> receipts) {
    // Nothing is lost with them, so nobody waits for the disk.
    jdbc.sql("SET LOCAL synchronous_commit TO OFF").update();
    List<Object[]> rows = new ArrayList<>(receipts.size());
    receipts.forEach(
        (id, bundle) -> rows.add(new Object[] {id.digest().bytes(), bundle.toArray()}));
    template.batchUpdate(
        "INSERT INTO receipt (id, bundle) VALUES (?,?) ON CONFLICT (id) DO NOTHING", rows);
  }

  Optional<Bytes> find(EntryId id) {
    return jdbc.sql("SELECT bundle FROM receipt WHERE id = ?")
        .param(id.digest().bytes())
        .query((row, n) -> Bytes.of(row.getBytes(1)))
        .optional();
  }
}
