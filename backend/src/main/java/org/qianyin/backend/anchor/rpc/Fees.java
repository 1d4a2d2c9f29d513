package org.qianyin.backend.anchor.rpc;

import java.math.BigInteger;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.transaction.type.Transaction1559;

/**
 * What a transaction offers.
 *
 * @param priority wei per gas for the block's proposer; with a gas price the same as {@code max}
 * @param max wei per gas in all
 * @param legacy by a gas price (EIP-155) and not by EIP-1559
 */
public record Fees(BigInteger priority, BigInteger max, boolean legacy) {

  /** Wei per gas that no chain is too cheap for. */
  private static final BigInteger SMALL = BigInteger.valueOf(100);

  static Fees price(BigInteger gasPrice) {
    return new Fees(gasPrice, gasPrice, true);
  }

  static Fees of(RawTransaction transaction) {
    return transaction.getTransaction() instanceof Transaction1559 modern
        ? new Fees(modern.getMaxPriorityFeePerGas(), modern.getMaxFeePerGas(), false)
        : price(transaction.getGasPrice());
  }

  /**
   * These fees, and in any case a quarter more than those of a transaction that they replace: nodes
   * demand a tenth.
   */
  Fees replacing(Fees before) {
    return new Fees(priority.max(more(before.priority)), max.max(more(before.max)), legacy);
  }

  /**
   * Whether they are more than four times those that the chain asks for: a chain that stands still
   * does not move by fees.
   */
  boolean isBeyond(Fees asked) {
    return max.compareTo(asked.max.shiftLeft(2).add(SMALL)) > 0;
  }

  private static BigInteger more(BigInteger fee) {
    return fee.multiply(BigInteger.valueOf(5)).divide(BigInteger.valueOf(4)).add(BigInteger.ONE);
  }

  /** A transaction at these fees that sends no value; {@code to} is empty for a creation. */
  public RawTransaction transaction(
      long chainId, long nonce, BigInteger gas, String to, String data) {
    BigInteger number = BigInteger.valueOf(nonce);
    return legacy
        ? RawTransaction.createTransaction(number, max, gas, to, BigInteger.ZERO, data)
        : RawTransaction.createTransaction(
            chainId, number, gas, to, BigInteger.ZERO, data, priority, max);
  }
}
