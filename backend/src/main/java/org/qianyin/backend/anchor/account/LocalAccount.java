package org.qianyin.backend.anchor.account;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.crypto.transaction.type.TransactionType;

/** An account whose key this process holds. It never leaves this class. */
final class LocalAccount implements Account {

  private final Credentials credentials;

  private LocalAccount(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * @param key 64 hex digits, with or without 0x
   */
  static LocalAccount of(String key) {
    return new LocalAccount(Credentials.create(key));
  }

  /**
   * The account of a development chain, made from the log's origin: worthless anywhere else, and
   * the same after a restart.
   */
  static LocalAccount forDevelopment(String origin) {
    byte[] seed =
        Hash.sha3(("qianyin development chain\n" + origin).getBytes(StandardCharsets.UTF_8));
    return of(new BigInteger(1, seed).toString(16));
  }

  @Override
  public String address() {
    return credentials.getAddress();
  }

  @Override
  public Signed sign(RawTransaction transaction, long chainId) {
    boolean legacy = transaction.getType() == TransactionType.LEGACY;
    return Signed.of(
        legacy
            ? TransactionEncoder.signMessage(transaction, chainId, credentials)
            : TransactionEncoder.signMessage(transaction, credentials));
  }

  @Override
  public String toString() {
    return "LocalAccount[" + address() + "]";
  }
}
