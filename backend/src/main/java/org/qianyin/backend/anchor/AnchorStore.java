package org.qianyin.backend.anchor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.qianyin.proof.data.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own memory of what we sent: the chain may forget, and a node must not choose our nonces. */
@Repository
class AnchorStore {

  /** Of one anchor: each was stuck for a while before the next. */
  private static final int MOST_ATTEMPTS = 20;

  private static final String REMEMBER_ATTEMPT =
      " INSERT INTO anchor_transaction"
          + " (transaction, chain_id, account, size, nonce, signed, sent_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (transaction) DO NOTHING";

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

  /** Written before the transaction leaves. */
  void deploying(long chainId, String address, Attempt attempt) {
    jdbc.sql(
            "WITH contract AS (INSERT INTO anchor_contract (chain_id, address) VALUES (?, ?)"
                + " ON CONFLICT (chain_id) DO UPDATE SET address = EXCLUDED.address)"
                + REMEMBER_ATTEMPT)
        .params(chainId, address)
        .params(columns(chainId, attempt))
        .update();
  }

  /** Written before the transaction leaves: who restarts sends the same one, never a second. */
  void sending(Anchor anchor, Attempt attempt) {
    jdbc.sql(
            "WITH anchor AS (INSERT INTO anchor (size, root, chain_id, contract, transaction, sent_at)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (size) DO UPDATE SET chain_id ="
                + " EXCLUDED.chain_id, contract = EXCLUDED.contract, transaction = EXCLUDED.transaction, sent_at ="
                + " EXCLUDED.sent_at WHERE anchor.block IS NULL)"
                + REMEMBER_ATTEMPT)
        .params(
            anchor.size(),
            anchor.root().bytes(),
            anchor.chainId(),
            anchor.contract(),
            attempt.transaction(),
            Timestamp.from(attempt.sentAt()))
        .params(columns(anchor.chainId(), attempt))
        .update();
  }

  private static List<Object> columns(long chainId, Attempt attempt) {
    return List.of(
        attempt.transaction(),
        chainId,
        attempt.account(),
        attempt.size(),
        attempt.nonce(),
        attempt.signed(),
        Timestamp.from(attempt.sentAt()));
  }

  /** The last transaction that was signed with this nonce. */
  Optional<Attempt> newest(long chainId, String account, long nonce) {
    return jdbc.sql(
            "SELECT * FROM anchor_transaction WHERE chain_id = ? AND account = ? AND nonce = ?"
                + " ORDER BY sent_at DESC LIMIT 1")
        .params(chainId, account, nonce)
        .query(AnchorStore::attempt)
        .optional();
  }

  /** Hashes of what was signed for an anchor, the newest first. */
  List<String> transactions(long chainId, long size) {
    return jdbc.sql(
            "SELECT transaction FROM anchor_transaction WHERE chain_id = ? AND size = ?"
                + " ORDER BY sent_at DESC LIMIT "
                + MOST_ATTEMPTS)
        .params(chainId, size)
        .query((row, index) -> row.getString(1))
        .list();
  }

  /**
   * @param transaction the one that did it
   */
  void settled(long size, String transaction, Anchor.Settled settled) {
    jdbc.sql(
            "UPDATE anchor SET transaction = ?, block = ?, block_hash = ?, gas_used = ?,"
                + " proof = nullif(?, ''), settled_at = now() WHERE size = ? AND block IS NULL")
        .params(
            transaction,
            settled.block(),
            settled.blockHash(),
            settled.gasUsed(),
            settled.proof().orElse(""),
            size)
        .update();
  }

  /** Not final yet; at most one at a time. */
  Optional<Anchor> open() {
    return one("SELECT * FROM anchor WHERE block IS NULL ORDER BY size LIMIT 1");
  }

  Optional<Anchor> newestSettled() {
    return one("SELECT * FROM anchor WHERE block IS NOT NULL ORDER BY size DESC LIMIT 1");
  }

  /** The newest that can be shown to somebody who trusts a block and nobody else. */
  Optional<Anchor> newestProven() {
    return one("SELECT * FROM anchor WHERE proof IS NOT NULL ORDER BY size DESC LIMIT 1");
  }

  /** Whether anything became final in this contract. */
  boolean isInUse(String contract) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM anchor WHERE contract = ? AND block IS NOT NULL)")
        .param(contract)
        .query(Boolean.class)
        .single();
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

  private static Attempt attempt(ResultSet row, int index) throws SQLException {
    return new Attempt(
        row.getString("transaction"),
        row.getString("account"),
        row.getLong("size"),
        row.getLong("nonce"),
        row.getString("signed"),
        row.getTimestamp("sent_at").toInstant());
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
                    Optional.ofNullable(row.getString("proof"))));
    return new Anchor(
        row.getLong("size"),
        Digest.of(row.getBytes("root")),
        row.getLong("chain_id"),
        row.getString("contract"),
        row.getString("transaction"),
        row.getTimestamp("sent_at").toInstant(),
        settled);
  }
}
