package org.qianyin.backend.anchor.account;

import org.web3j.crypto.Hash;
import org.web3j.utils.Numeric;

/**
 * A signed transaction.
 *
 * @param bytes hex, as {@code eth_sendRawTransaction} takes it
 * @param hash of the transaction
 */
public record Signed(String bytes, String hash) {

  static Signed of(byte[] encoded) {
    return new Signed(Numeric.toHexString(encoded), Numeric.toHexString(Hash.sha3(encoded)));
  }
}
