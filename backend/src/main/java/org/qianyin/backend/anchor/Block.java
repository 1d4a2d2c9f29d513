package org.qianyin.backend.anchor;

import java.util.Map;
import java.util.Optional;
import org.qianyin.proof.anchor.BlockHeader;
import org.qianyin.proof.anchor.Octets;
import org.web3j.utils.Numeric;

/**
 * A block as the endpoint tells it, with the header encoded again from its members.
 *
 * @param hash {@code 0x<64 hex>}
 * @param header RLP
 */
record Block(long number, String hash, Octets header) {

  /**
   * Reads {@code eth_getBlockBy…}.
   *
   * @return empty if the header's hash is not the one that the endpoint names: it knows a member
   *     that we don't, or it lies
   */
  static Optional<Block> of(Map<String, Object> json) {
    Octets header =
        BlockHeader.encode(name -> {
          Object member = json.get(name);
          return member == null ? null : member.toString();
        });
    String hash = "0x" + header.keccak().hex();
    return hash.equals(json.get("hash"))
        ? Optional.of(
            new Block(
                Numeric.decodeQuantity(String.valueOf(json.get("number"))).longValueExact(),
                hash,
                header))
        : Optional.empty();
  }
}
