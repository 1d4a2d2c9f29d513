package org.qianyin.backend.anchor.rpc;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.anchor.BlockHeader;
import org.qianyin.proof.anchor.Octets;
import org.web3j.utils.Numeric;

/**
 * A block as the endpoint tells it, with the header encoded again from its members.
 *
 * @param hash {@code 0x<64 hex>}
 * @param header RLP, of which {@code hash} is the Keccak-256
 */
public record Block(long number, String hash, Octets header) {

  private static final String EXTRA = "extraData";

  /**
   * Reads {@code eth_getBlockBy…}.
   *
   * @return empty if the header's hash is not the one that the endpoint names: it knows a member
   *     that we don't, or it lies
   */
  static Optional<Block> of(Map<String, Object> json) {
    String extra = String.valueOf(json.get(EXTRA));
    return Stream.concat(Stream.of(extra), QbftExtra.withoutSeals(extra).stream())
        .map(each -> of(json, each))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Block> of(Map<String, Object> json, String extra) {
    Octets header = BlockHeader.encode(name -> name.equals(EXTRA) ? extra : text(json.get(name)));
    String hash = "0x" + header.keccak().hex();
    return hash.equals(json.get("hash"))
        ? Optional.of(
            new Block(
                Numeric.decodeQuantity(String.valueOf(json.get("number"))).longValueExact(),
                hash,
                header))
        : Optional.empty();
  }

  private static @Nullable String text(@Nullable Object member) {
    return member == null ? null : member.toString();
  }
}
