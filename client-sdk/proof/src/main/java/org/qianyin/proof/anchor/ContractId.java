package org.qianyin.proof.anchor;

import java.util.regex.Pattern;

/**
 * A contract on a chain.
 *
 * @param chain CAIP-2 name, {@code eip155:<decimal>}
 * @param address {@code 0x} and 40 lower-case hex digits
 */
public record ContractId(String chain, String address) {

  private static final Pattern CHAIN = Pattern.compile("eip155:[1-9][0-9]{0,17}");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");

  public ContractId {
    if (!isChain(chain)) {
      throw new IllegalArgumentException("chain: want eip155:<decimal>, got " + chain);
    }
    if (!isAddress(address)) {
      throw new IllegalArgumentException(
          "contract: want 0x and 40 lower-case hex digits, got " + address);
    }
  }

  public static boolean isChain(String text) {
    return CHAIN.matcher(text).matches();
  }

  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  @Override
  public String toString() {
    return chain + ":" + address;
  }
}
