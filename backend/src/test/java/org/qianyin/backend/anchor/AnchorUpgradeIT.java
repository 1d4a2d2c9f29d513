package org.qianyin.backend.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Anchors of a server from before are those of the next. */
class AnchorUpgradeIT {

  private static final long CHAIN = 31337;
  private static final String CONTRACT = "0x" + "c0".repeat(20);

  @Test
  void whatWasAnchoredBeforeNamesItsChainAfterwards() throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setRegisterShutdownHook(false).start()) {
      JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
      Flyway.configure().dataSource(postgres.getPostgresDatabase()).target("40").load().migrate();
      insert(jdbc, 10, "0x" + "aa".repeat(32));
      jdbc.sql(
              "INSERT INTO anchor_transaction (transaction, chain_id, account, size, nonce, signed,"
                  + " sent_at) SELECT transaction, ?, contract, size, 0, '0x', sent_at FROM anchor")
          .param(CHAIN)
          .update();
      insert(jdbc, 20, "0x" + "bb".repeat(32)); // of a server that wrote no transactions down
      jdbc.sql("INSERT INTO anchor_contract (chain_id, address) VALUES (?, ?)")
          .params(CHAIN, CONTRACT)
          .update();

      Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
      assertThat(new AnchorStore(jdbc).list(Long.MAX_VALUE, 10))
          .hasSize(2)
          .allSatisfy(anchor -> assertThat(anchor.chainId()).isEqualTo(CHAIN));
    }
  }

  private static void insert(JdbcClient jdbc, long size, String transaction) {
    jdbc.sql(
            "INSERT INTO anchor (size, root, contract, transaction, sent_at, block, block_hash,"
                + " gas_used, settled_at)"
                + " VALUES (?, sha256('root'), ?, ?, now(), 1, '0x', 1, now())")
        .params(size, CONTRACT, transaction)
        .update();
  }
}
