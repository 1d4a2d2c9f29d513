package org.qianyin.backend.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.Hash;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import org.web3j.utils.Numeric;

/**
 * A block as the endpoint tells it, with the header encoded again from its members.
 *
 * @param header hex of the RLP of the header (Yellow Paper §4.3; later members by EIP-1559, 4895,
 *     4844, 4788, 7685)
 */
record Block(long number, String hash, String parentHash, String header) {

  /**
   * Members in the order of the header; those from {@code baseFeePerGas} on came with later forks.
   */
  private static final List<String> HASHED =
      List.of(
          "parentHash",
          "sha3Uncles",
          "miner",
          "stateRoot",
          "transactionsRoot",
          "receiptsRoot",
          "logsBloom",
          "#difficulty",
          "#number",
          "#gasLimit",
          "#gasUsed",
          "#timestamp",
          "extraData",
          "mixHash",
          "nonce",
          "#baseFeePerGas",
          "withdrawalsRoot",
          "#blobGasUsed",
          "#excessBlobGas",
          "parentBeaconBlockRoot",
          "requestsHash");

  /**
   * Reads {@code eth_getBlockBy…}.
   *
   * @return empty if the header's hash is not the one that the endpoint names: it knows a member
   *     that we don't, or it lies
   */
  static Optional<Block> of(Map<String, Object> json) {
    List<RlpType> members = new ArrayList<>();
    for (String name : HASHED) {
      boolean number = name.startsWith("#");
      Object value = json.get(number ? name.substring(1) : name);
      if (value == null) {
        break;
      }
      members.add(
          number
              ? RlpString.create(Numeric.decodeQuantity(value.toString()))
              : RlpString.create(Numeric.hexStringToByteArray(value.toString())));
    }
    byte[] header = RlpEncoder.encode(new RlpList(members));
    String hash = Numeric.toHexString(Hash.sha3(header));
    return hash.equals(json.get("hash"))
        ? Optional.of(
            new Block(
                Numeric.decodeQuantity(String.valueOf(json.get("number"))).longValueExact(),
                hash,
                String.valueOf(json.get("parentHash")),
                Numeric.toHexString(header)))
        : Optional.empty();
  }
}
