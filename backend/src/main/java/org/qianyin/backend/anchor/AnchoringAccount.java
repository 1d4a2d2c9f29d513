package org.qianyin.backend.anchor;

import java.math.BigInteger;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** The account that pays for anchors. Its key never leaves this class. */
final class AnchoringAccount {

  /**
   * @param bytes hex, as {@code eth_sendRawTransaction} takes it
   * @param hash of the transaction
   */
  record Signed(String bytes, String hash) {}

  private final Credentials credentials;

  private AnchoringAccount(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * @param key 64 hex digits, with or without 0x
   */
  static AnchoringAccount of(String key) {
    return new AnchoringAccount(Credentials.create(key));
  }

  /**
   * The account of a development chain, made from the chain's own folder: worthless anywhere else,
   * and the same after a restart.
   */
  static AnchoringAccount forDevelopment(String origin) {
    byte[] seed =
        Hash.sha3(
            ("qianyin development chain\n" + origin)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new AnchoringAccount(Credentials.create(new BigInteger(1, seed).toString(16)));
  }

  String address() {
    return credentials.getAddress();
  }

  Signed sign(RawTransaction transaction, long chainId) {
    byte[] signed = TransactionEncoder.signMessage(transaction, chainId, credentials);
    return new Signed(Numeric.toHexString(signed), Numeric.toHexString(Hash.sha3(signed)));
  }

  @Override
  public String toString() {
    return "AnchoringAccount[" + address() + "]";
  }
}
