package org.qianyin.backend.anchor.rpc;

/** Too few endpoints answer, or too few say the same. */
public final class NoAgreement extends ChainTrouble {

  private static final long serialVersionUID = 1L;

  NoAgreement(String forOperator) {
    super(forOperator, "too few of the chain's endpoints answer and agree");
  }
}
