package org.qianyin.backend.anchor;

/**
 * Where this log is anchored: what a client shows, and its owner may copy into a policy after
 * checking it.
 *
 * @param chain {@code eip155:<id>}
 * @param contract {@code 0x<address>}
 * @param codeHash Keccak-256 of the contract's code, {@code 0x<64 hex>}; follows from the origin
 *     alone
 */
public record ChainFacts(String chain, String contract, String codeHash) {

  /** CAIP-2 name of an Ethereum-compatible chain. */
  static String name(long chainId) {
    return "eip155:" + chainId;
  }
}
