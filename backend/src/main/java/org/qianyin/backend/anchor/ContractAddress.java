package org.qianyin.backend.anchor;

import java.math.BigInteger;
import org.web3j.crypto.ContractUtils;

/** Where a contract will stand (Yellow Paper §7): known before the transaction is mined. */
final class ContractAddress {

  private ContractAddress() {}

  static String of(String account, long nonce) {
    return ContractUtils.generateContractAddress(account, BigInteger.valueOf(nonce));
  }
}
