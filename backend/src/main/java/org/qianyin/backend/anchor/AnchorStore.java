package org.qianyin.backend.anchor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own memory of what we sent: the chain may forget, and a node must not choose our nonces. */
@Repository
class AnchorStore {

  private final JdbcClient jdbc;

  AnchorStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> contract(long chainId) {
    return jdbc.sql("SELECT address FROM anchor_contract WHERE chain_id = ?")
        .param(chainId)
        .query(String.class)
        .optional();
  }

  void rememberContract(long chainId, String address) {
    jdbc.sql(
            "INSERT INTO anchor_contract (chain_id, address) VALUES (?, ?)"
                + " ON CONFLICT (chain_id) DO UPDATE SET address = EXCLUDED.address")
        .params(chainId, address)
        .update();
  }

  /** Written before the transaction leaves: who restarts sends the same one, never a second. */
  void sending(Anchor anchor) {
    jdbc.sql(
            "INSERT INTO anchor (size, root, contract, nonce, signed, transaction, sent_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (size) DO UPDATE SET contract ="
                + " EXCLUDED.contract, nonce = EXCLUDED.nonce, signed = EXCLUDED.signed,"
                + " transaction = EXCLUDED.transaction, sent_at = EXCLUDED.sent_at"
                + " WHERE anchor.block IS NULL")
        .params(
            anchor.size(),
            anchor.root().bytes(),
            anchor.contract(),
            anchor.nonce(),
            anchor.signed(),
            anchor.transaction(),
            Timestamp.from(anchor.sentAt()))
        .update();
  }

  void settled(long size, Anchor.Settled settled) {
    jdbc.sql(
            "UPDATE anchor SET block = ?, block_hash = ?, gas_used = ?, proof = ?,"
                + " settled_at = now() WHERE size = ? AND block IS NULL")
        .params(settled.block(), settled.blockHash(), settled.gasUsed(), settled.proof(), size)
        .update();
  }

  /** Not final yet; at most one at a time. */
  Optional<Anchor> open() {
    return one("SELECT * FROM anchor WHERE block IS NULL ORDER BY size LIMIT 1");
  }

  Optional<Anchor> newestSettled() {
    return one("SELECT * FROM anchor WHERE block IS NOT NULL ORDER BY size DESC LIMIT 1");
  }

  Optional<Anchor> find(long size) {
    return jdbc.sql("SELECT * FROM anchor WHERE size = ?")
        .param(size)
        .query(AnchorStore::row)
        .optional();
  }

  /** Newest first, those below {@code before}. */
  List<Anchor> list(long before, int limit) {
    return jdbc.sql("SELECT * FROM anchor WHERE size < ? ORDER BY size DESC LIMIT ?")
        .params(before, limit)
        .query(AnchorStore::row)
        .list();
  }

  private Optional<Anchor> one(String sql) {
    return jdbc.sql(sql).query(AnchorStore::row).optional();
  }

  private static Anchor row(ResultSet row, int index) throws SQLException {
    long block = row.getLong("block");
    Optional<Anchor.Settled> settled =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(
                new Anchor.Settled(
                    block,
                    row.getString("block_hash"),
                    row.getLong("gas_used"),
                    row.getString("proof")));
    Instant sentAt = row.getTimestamp("sent_at").toInstant();
    return new Anchor(
        row.getLong("size"),
        Digest.of(row.getBytes("root")),
        row.getString("contract"),
        row.getLong("nonce"),
        row.getString("signed"),
        row.getString("transaction"),
        sentAt,
        settled);
  }
}
