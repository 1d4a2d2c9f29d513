package org.qianyin.backend.anchor.rpc;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.RawTransaction;

/** What to offer now, as the chain asks and the settings allow. */
public final class FeePolicy {

  private final FeeSettings settings;

  public FeePolicy(FeeSettings settings) {
    this.settings = settings;
  }

  /**
   * Fees for a new transaction.
   *
   * @throws ChainTrouble if they are above {@code qianyin.chain.max-fee}
   */
  public Fees now(Endpoint endpoint) throws IOException {
    Fees fees = asked(endpoint);
    if (isTooHigh(fees)) {
      throw new ChainTrouble(
          "the chain asks for "
              + fees.max()
              + " wei per gas, more than qianyin.chain.max-fee allows; anchors wait until it is"
              + " cheaper",
          "the chain is dearer now than this server may pay");
    }
    return fees;
  }

  /** Fees that replace a stuck transaction; empty if it is free, or more would be too much. */
  public Optional<Fees> replacing(RawTransaction stuck, Endpoint endpoint) throws IOException {
    if (settings.fees() == FeeSettings.Kind.FREE) {
      return Optional.empty();
    }
    Fees asked = asked(endpoint);
    Fees raised = asked.replacing(Fees.of(stuck));
    return isTooHigh(raised) || raised.isBeyond(asked) ? Optional.empty() : Optional.of(raised);
  }

  private boolean isTooHigh(Fees fees) {
    return settings.most().filter(most -> fees.max().compareTo(most) > 0).isPresent();
  }

  private Fees asked(Endpoint endpoint) throws IOException {
    return switch (settings.fees()) {
      case FREE -> Fees.price(BigInteger.ZERO);
      case LEGACY -> Fees.price(endpoint.quantity("eth_gasPrice"));
      case EIP1559 -> modern(endpoint, baseFee(endpoint).orElse(BigInteger.ZERO));
      case AUTO -> {
        Optional<BigInteger> base = baseFee(endpoint);
        yield base.isPresent()
            ? modern(endpoint, base.get())
            : Fees.price(endpoint.quantity("eth_gasPrice"));
      }
    };
  }

  /** Twice the base fee on top of the tip: room for six full blocks. */
  private static Fees modern(Endpoint endpoint, BigInteger base) throws IOException {
    BigInteger tip = endpoint.quantity("eth_maxPriorityFeePerGas");
    return new Fees(tip, base.shiftLeft(1).add(tip), false);
  }

  private static Optional<BigInteger> baseFee(Endpoint endpoint) throws IOException {
    Map<String, Object> latest =
        endpoint.block("latest").orElseThrow(() -> new IOException("no latest block"));
    return latest.containsKey("baseFeePerGas")
        ? Optional.of(Answers.quantity(Answers.text(latest, "baseFeePerGas"), "baseFeePerGas"))
        : Optional.empty();
  }
}
