package org.qianyin.backend.ledger;

import java.util.Optional;
import org.qianyin.proof.data.Json;

/** What the ledger asks of whoever anchors its heads, to put it into bundles. */
public interface AnchoredHeads {

  /**
   * A head that is final on a chain.
   *
   * @param proof {@code qianyin/anchor-evm@1} (ledger specification §9)
   */
  record AnchoredHead(long size, Json.Obj proof) {}

  /** The newest one. */
  Optional<AnchoredHead> newest();

  /** What keeps a newer one from coming, for people; empty if nothing does. */
  Optional<String> trouble();
}
