package org.qianyin.proof.anchor;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

/**
 * What a block header says that an anchor needs.
 *
 * @param hash Keccak-256 of the header's RLP
 * @param stateRoot root of the trie of accounts after this block
 * @param number height of the block
 * @param time Unix seconds
 */
public record BlockHeader(Digest hash, Digest stateRoot, long number, long time) {

  /**
   * The members of a block in Ethereum's JSON-RPC that make up its header, in the order of their
   * encoding. The last ones came with the forks London, Shanghai, Cancun (three) and Prague; an
   * older block lacks them.
   */
  private static final List<String> FIELDS =
      List.of(
          "parentHash",
          "sha3Uncles",
          "miner",
          "stateRoot",
          "transactionsRoot",
          "receiptsRoot",
          "logsBloom",
          "difficulty",
          "number",
          "gasLimit",
          "gasUsed",
          "timestamp",
          "extraData",
          "mixHash",
          "nonce",
          "baseFeePerGas",
          "withdrawalsRoot",
          "blobGasUsed",
          "excessBlobGas",
          "parentBeaconBlockRoot",
          "requestsHash");

  private static final List<String> NUMBERS =
      List.of(
          "difficulty",
          "number",
          "gasLimit",
          "gasUsed",
          "timestamp",
          "baseFeePerGas",
          "blobGasUsed",
          "excessBlobGas");

  private static final int FIELDS_BEFORE_LONDON = 15;
  private static final int STATE_ROOT = FIELDS.indexOf("stateRoot");
  private static final int NUMBER = FIELDS.indexOf("number");
  private static final int TIMESTAMP = FIELDS.indexOf("timestamp");
  private static final String CODE = "ANCHOR_HEADER";

  /**
   * Reads a header. Fields behind those that are needed may be of any fork.
   *
   * @return {@code ANCHOR_HEADER} if this is no header
   */
  public static Outcome<BlockHeader> decode(Octets rlp) {
    return Rlp.decode(rlp, CODE).then(item -> read(rlp, item));
  }

  private static Outcome<BlockHeader> read(Octets rlp, Rlp item) {
    if (!(item instanceof Rlp.Lst list)
        || list.items().size() < FIELDS_BEFORE_LONDON
        || !list.items().stream().allMatch(Rlp.Str.class::isInstance)) {
      return Outcome.refused(CODE, "header: want a list of 15 or more strings");
    }
    Octets stateRoot = string(list, STATE_ROOT).value();
    if (stateRoot.length() != Digest.LENGTH) {
      return Outcome.refused(CODE, "header: want a state root of 32 bytes");
    }
    Rlp.Str number = string(list, NUMBER);
    Rlp.Str time = string(list, TIMESTAMP);
    if (!isSafeInteger(number) || !isSafeInteger(time)) {
      return Outcome.refused(CODE, "header: want number and timestamp as integers up to 2^53-1");
    }
    return Outcome.ok(
        new BlockHeader(
            rlp.keccak(),
            Digest.of(stateRoot.bytes()),
            number.number().longValueExact(),
            time.number().longValueExact()));
  }

  private static Rlp.Str string(Rlp.Lst list, int index) {
    return (Rlp.Str) list.items().get(index);
  }

  private static boolean isSafeInteger(Rlp.Str string) {
    return string.isNumber()
        && string.number().compareTo(BigInteger.valueOf(Json.MAX_INTEGER)) <= 0;
  }

  /**
   * Encodes the header of a block that a node answered with. The caller compares the hash: a chain
   * with fields that are not known here gives another one than the block's.
   *
   * @param member a member of the block by its JSON-RPC name, {@code 0x} hex; null where the block
   *     has none
   * @throws IllegalArgumentException if a member that every header has is missing, or one is not
   *     hex
   */
  public static Octets encode(Function<String, @Nullable String> member) {
    List<Octets> fields = new ArrayList<>();
    for (String name : FIELDS) {
      String value = member.apply(name);
      if (value == null) {
        break;
      }
      fields.add(NUMBERS.contains(name) ? number(name, value) : Octets.ofHex(value));
    }
    if (fields.size() < FIELDS_BEFORE_LONDON) {
      throw new IllegalArgumentException(
          "block: the member " + FIELDS.get(fields.size()) + " is missing");
    }
    return Rlp.encodeList(fields);
  }

  private static Octets number(String name, String hex) {
    if (!hex.matches("0x[0-9a-f]{1,64}")) {
      throw new IllegalArgumentException("block: want " + name + " in hex, got " + hex);
    }
    String digits = hex.substring(2).replaceFirst("^0+", "");
    return Octets.ofHex("0x" + (digits.length() % 2 == 0 ? "" : "0") + digits);
  }
}
