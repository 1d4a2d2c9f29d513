package org.qianyin.proof.anchor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

/**
 * The claim {@code qianyin/anchor-evm@1} that a contract keeps the root of a checkpoint, with all
 * that a stranger needs to check it but the trust in the block (ledger specification §9).
 *
 * @param contract where
 * @param size number of leaves of the checkpoint's tree, 1 … 2⁵³−1
 * @param root its RFC 6962 root
 * @param block height of the block whose state is meant
 * @param header RLP of the block's header
 * @param account EIP-1186 nodes of the contract's account, root first
 * @param storage EIP-1186 nodes of the slot that holds the root, root first
 */
public record AnchorProof(
    ContractId contract,
    long size,
    Digest root,
    long block,
    Octets header,
    List<Octets> account,
    List<Octets> storage) {

  private static final Set<String> MEMBERS =
      Set.of("chain", "contract", "size", "root", "block", "header", "account", "storage");

  /** A header of a consortium carries the signatures of its validators. */
  private static final int MAX_HEADER = 16_384;

  /** A path of 64 nibbles passes at most 64 nodes and a leaf; a full branch has 532 bytes. */
  private static final int MAX_NODES = 65;

  private static final int MAX_NODE = 1_024;

  public AnchorProof {
    account = List.copyOf(account);
    storage = List.copyOf(storage);
    if (size < 1 || size > Json.MAX_INTEGER || block < 0 || block > Json.MAX_INTEGER) {
      throw new IllegalArgumentException(
          "anchor: want size >= 1 and block >= 0, got " + size + " and " + block);
    }
  }

  /** Whether this is about the checkpoint of that size and root. */
  public boolean isAbout(long checkpointSize, Digest checkpointRoot) {
    return size == checkpointSize && root.equals(checkpointRoot);
  }

  /**
   * Reads the JSON form: all eight members and no other.
   *
   * @return {@code ANCHOR_SHAPE} naming the member that breaks a rule
   */
  public static Outcome<AnchorProof> parse(Json json) {
    if (!(json instanceof Json.Obj object) || !object.members().keySet().equals(MEMBERS)) {
      return bad("want an object with the members " + MEMBERS.stream().sorted().toList());
    }
    String chain = text(object, "chain");
    if (chain == null || !ContractId.isChain(chain)) {
      return bad("chain: want eip155:<decimal>");
    }
    String address = text(object, "contract");
    if (address == null || !ContractId.isAddress(address)) {
      return bad("contract: want 0x and 40 lower-case hex digits");
    }
    if (!(object.members().get("size") instanceof Json.Int size) || size.value() < 1) {
      return bad("size: want an integer >= 1");
    }
    String root = text(object, "root");
    if (root == null || !Digest.isHex(root)) {
      return bad("root: want 64 lower-case hex digits");
    }
    if (!(object.members().get("block") instanceof Json.Int block) || block.value() < 0) {
      return bad("block: want an integer >= 0");
    }
    if (!isBytes(object.members().get("header"), MAX_HEADER)) {
      return bad("header: want 0x and lower-case hex of 1 to " + MAX_HEADER + " bytes");
    }
    for (String name : List.of("account", "storage")) {
      if (!isNodes(object.members().get(name))) {
        return bad(
            name + ": want 1 to " + MAX_NODES + " nodes of 1 to " + MAX_NODE + " bytes in hex");
      }
    }
    return Outcome.ok(
        new AnchorProof(
            new ContractId(chain, address),
            size.value(),
            Digest.ofHex(root),
            block.value(),
            Octets.ofHex(object.string("header")),
            object.strings("account").stream().map(Octets::ofHex).toList(),
            object.strings("storage").stream().map(Octets::ofHex).toList()));
  }

  /** The JSON form, which {@link #parse} reads. */
  public Json.Obj toJson() {
    return Json.Obj.of(
        Map.of(
            "chain", new Json.Str(contract.chain()),
            "contract", new Json.Str(contract.address()),
            "size", new Json.Int(size),
            "root", new Json.Str(root.hex()),
            "block", new Json.Int(block),
            "header", new Json.Str(header.hex()),
            "account", Json.Arr.ofStrings(account.stream().map(Octets::hex).toList()),
            "storage", Json.Arr.ofStrings(storage.stream().map(Octets::hex).toList())));
  }

  private static @Nullable String text(Json.Obj object, String name) {
    return object.members().get(name) instanceof Json.Str string ? string.value() : null;
  }

  private static boolean isNodes(@Nullable Json json) {
    return json instanceof Json.Arr list
        && !list.items().isEmpty()
        && list.items().size() <= MAX_NODES
        && list.items().stream().allMatch(node -> isBytes(node, MAX_NODE));
  }

  private static boolean isBytes(@Nullable Json json, int most) {
    return json instanceof Json.Str string
        && string.value().length() > 2
        && string.value().length() <= 2 + 2 * most
        && Octets.isHex(string.value());
  }

  private static Outcome<AnchorProof> bad(String detail) {
    return Outcome.refused("ANCHOR_SHAPE", "anchor: " + detail);
  }
}
