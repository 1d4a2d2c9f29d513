package org.qianyin.backend.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qianyin.backend.anchor.rpc.Block;
import org.qianyin.backend.anchor.rpc.Endpoint;
import org.qianyin.contracts.AnchorCode;
import org.qianyin.contracts.bindings.CheckpointAnchor;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.anchor.ContractId;
import org.qianyin.proof.anchor.Octets;
import org.qianyin.proof.data.Digest;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.crypto.Hash;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.tx.ReadonlyTransactionManager;
import org.web3j.tx.gas.DefaultGasProvider;
import org.web3j.utils.Numeric;

/**
 * {@code CheckpointAnchor} at one address: what to send to it, what it knows, and the proof of
 * that.
 *
 * @param address lower case
 */
record AnchorContract(String address) {

  /**
   * The newest checkpoint that the contract knows; size 0 before the first.
   *
   * @param size tree size
   * @param root as stored under that size
   */
  record Head(long size, Digest root) {}

  /** Of no meaning: asks whether there are proofs at all. */
  static final String ANY_SLOT = "0x" + "0".repeat(64);

  /** The data of the transaction that makes a contract for {@code origin}. */
  static String creation(String origin, String account) {
    String arguments =
        FunctionEncoder.encodeConstructor(
            List.of(
                new Bytes32(AnchorCode.originHash(origin)),
                new Address(account),
                new Address(account)));
    return Numeric.toHexString(AnchorCode.creationCode()) + arguments;
  }

  /** What the code hash of a contract for {@code origin} must be: it pins the log, too. */
  static Digest codeHash(String origin) {
    return Digest.of(AnchorCode.codeHash(AnchorCode.originHash(origin)));
  }

  /** Keccak-256 of the code in the newest block; empty if there is none. */
  Optional<Digest> code(Endpoint endpoint) throws IOException {
    return hash(endpoint.code(address, "latest"));
  }

  /** The same in a block by its number. */
  Optional<Digest> code(Endpoint endpoint, long block) throws IOException {
    return hash(endpoint.code(address, Numeric.encodeQuantity(BigInteger.valueOf(block))));
  }

  private static Optional<Digest> hash(String code) {
    return code.equals("0x")
        ? Optional.empty()
        : Optional.of(Digest.of(Hash.sha3(Numeric.hexStringToByteArray(code))));
  }

  /** Who may anchor. */
  String anchorer(Endpoint endpoint) throws IOException {
    return ask(() -> bind(endpoint).anchorer().send()).toLowerCase(Locale.ROOT);
  }

  /** The data of the transaction that anchors a checkpoint. */
  static String anchoring(long size, Digest root, List<Digest> consistency) {
    List<Bytes32> path = consistency.stream().map(node -> new Bytes32(node.bytes())).toList();
    return FunctionEncoder.encode(
        new Function(
            CheckpointAnchor.FUNC_ANCHOR,
            List.of(
                new Uint64(size),
                new Bytes32(root.bytes()),
                new DynamicArray<>(Bytes32.class, path),
                new DynamicBytes(new byte[0])),
            List.of()));
  }

  Head head(Endpoint endpoint) throws IOException {
    long size = ask(() -> bind(endpoint).head().send().component1().longValueExact());
    return new Head(size, rootAt(endpoint, size, DefaultBlockParameterName.LATEST));
  }

  /** Whether the contract knows {@code root} under {@code size} in the newest block. */
  boolean knows(Endpoint endpoint, long size, Digest root) throws IOException {
    return rootAt(endpoint, size, DefaultBlockParameterName.LATEST).equals(root);
  }

  /** Whether it knew it in block {@code number}. */
  boolean knew(Endpoint endpoint, long size, Digest root, long number) throws IOException {
    return rootAt(endpoint, size, DefaultBlockParameter.valueOf(BigInteger.valueOf(number)))
        .equals(root);
  }

  private Digest rootAt(Endpoint endpoint, long size, DefaultBlockParameter at) throws IOException {
    return ask(() -> {
      CheckpointAnchor then = bind(endpoint);
      then.setDefaultBlockParameter(at);
      return Digest.of(then.rootOf(BigInteger.valueOf(size)).send());
    });
  }

  /** The transaction that anchored {@code size}, from its event. */
  Optional<String> transactionOf(Endpoint endpoint, long size) throws IOException {
    EthFilter filter =
        new EthFilter(
            DefaultBlockParameterName.EARLIEST, DefaultBlockParameterName.LATEST, address);
    filter
        .addSingleTopic(EventEncoder.encode(CheckpointAnchor.ANCHORED_EVENT))
        .addSingleTopic(Numeric.toHexStringWithPrefixZeroPadded(BigInteger.valueOf(size), 64));
    List<?> found = endpoint.checked(endpoint.web3().ethGetLogs(filter).send()).getLogs();
    return found.size() == 1 && found.getFirst() instanceof EthLog.LogObject one
        ? Optional.of(one.getTransactionHash())
        : Optional.empty();
  }

  /** The proof that a final block holds the root (ledger specification §9). */
  AnchorProof proof(Endpoint endpoint, long chainId, long size, Digest root, Block block)
      throws IOException {
    Map<String, Object> answer = endpoint.proof(address, slot(size), block.number());
    Object storage = ((List<?>) member(answer, "storageProof")).getFirst();
    if (!(storage instanceof Map<?, ?> slot)) {
      throw new IOException("eth_getProof: no storage proof in the answer");
    }
    return new AnchorProof(
        new ContractId(ChainFacts.name(chainId), address),
        size,
        root,
        block.number(),
        block.header(),
        nodes(member(answer, "accountProof")),
        nodes(slot.get("proof")));
  }

  /** {@code keccak256(uint256(size) ‖ uint256(slot of rootOf))}. */
  private static String slot(long size) {
    byte[] key = new byte[64];
    System.arraycopy(Numeric.toBytesPadded(BigInteger.valueOf(size), 32), 0, key, 0, 32);
    System.arraycopy(
        Numeric.toBytesPadded(BigInteger.valueOf(AnchorCode.ROOT_OF_SLOT), 32), 0, key, 32, 32);
    return Numeric.toHexString(Hash.sha3(key));
  }

  private static List<Octets> nodes(@Nullable Object list) throws IOException {
    if (!(list instanceof List<?> nodes)) {
      throw new IOException("eth_getProof: want a list of nodes");
    }
    return nodes.stream().map(String::valueOf).map(Octets::ofHex).toList();
  }

  private static Object member(Map<String, Object> answer, String name) throws IOException {
    Object value = answer.get(name);
    if (value == null) {
      throw new IOException("eth_getProof: " + name + " is missing in the answer");
    }
    return value;
  }

  private CheckpointAnchor bind(Endpoint endpoint) {
    return CheckpointAnchor.load(
        address,
        endpoint.web3(),
        new ReadonlyTransactionManager(endpoint.web3(), address),
        new DefaultGasProvider());
  }

  private interface Question<T> {
    T ask() throws Exception;
  }

  /** The bindings throw anything; we tell a broken endpoint from a bug. */
  private static <T> T ask(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (RuntimeException | IOException e) {
      throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
