package org.qianyin.backend.anchor.account;

import java.io.IOException;
import org.web3j.crypto.RawTransaction;

/** The account that anchors. */
public interface Account {

  /** {@code 0x} and 40 hex digits, lower case. */
  String address();

  /**
   * Signs.
   *
   * @throws IOException if the key is elsewhere and cannot be reached, or what came back is not
   *     this transaction signed by this account
   */
  Signed sign(RawTransaction transaction, long chainId) throws IOException;
}
