package org.qianyin.backend.ledger;

import java.io.IOException;

/** Signing or publishing more could fork the log; only an operator may go on from here. */
final class ForkRisk extends IOException {

  private static final long serialVersionUID = 1L;

  ForkRisk(String what) {
    super(what);
  }
}
