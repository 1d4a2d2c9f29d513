package org.qianyin.backend.anchor.rpc;

import java.io.IOException;

/** Why the chain cannot be asked now: one sentence for the operator, one for everybody. */
public class ChainTrouble extends IOException {

  private static final long serialVersionUID = 1L;

  private final String forEverybody;

  /**
   * @param forOperator may name hosts, never a secret
   * @param forEverybody names no host: which ones are asked is the operator's business
   */
  public ChainTrouble(String forOperator, String forEverybody) {
    super(forOperator);
    this.forEverybody = forEverybody;
  }

  public String forEverybody() {
    return forEverybody;
  }
}
