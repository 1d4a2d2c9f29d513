package org.qianyin.backend.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qianyin.contracts.AnchorCode;
import org.qianyin.contracts.bindings.CheckpointAnchor;
import org.qianyin.proof.anchor.AnchorProof;
import org.qianyin.proof.anchor.ContractId;
import org.qianyin.proof.anchor.Octets;
import org.qianyin.proof.data.Digest;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.crypto.Hash;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.tx.ReadonlyTransactionManager;
import org.web3j.tx.gas.DefaultGasProvider;
import org.web3j.utils.Numeric;

/**
 * {@code CheckpointAnchor} at one address: what to send to it, what it knows, and the proof of
 * that.
 */
final class AnchorContract {

  /**
   * The newest checkpoint that the contract knows; size 0 before the first.
   *
   * @param size tree size
   * @param root as stored under that size
   */
  record Head(long size, Digest root) {}

  private final String address;
  private final ChainEndpoint endpoint;
  private final CheckpointAnchor binding;

  AnchorContract(String address, ChainEndpoint endpoint) {
    this.address = address;
    this.endpoint = endpoint;
    this.binding = bind(endpoint, address);
  }

  String address() {
    return address;
  }

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

  /** Whether the code that we expect, and no other, stands at this address. */
  boolean isDeployed(String origin) throws IOException {
    String code = endpoint.code(address);
    return !code.equals("0x")
        && Digest.of(Hash.sha3(Numeric.hexStringToByteArray(code))).equals(codeHash(origin));
  }

  /** The data of the transaction that anchors a checkpoint. */
  String anchoring(long size, Digest root, List<Digest> consistency) {
    return binding
        .anchor(
            BigInteger.valueOf(size),
            root.bytes(),
            consistency.stream().map(Digest::bytes).toList(),
            new byte[0])
        .encodeFunctionCall();
  }

  Head head() throws IOException {
    return ask(() -> {
      long size = binding.head().send().component1().longValueExact();
      return new Head(size, Digest.of(binding.rootOf(BigInteger.valueOf(size)).send()));
    });
  }

  /** Whether the contract knows {@code root} under {@code size} in the newest block. */
  boolean knows(long size, Digest root) throws IOException {
    return rootAt(size, DefaultBlockParameterName.LATEST).equals(root);
  }

  /** Whether it knew it in block {@code number}. */
  boolean knew(long size, Digest root, long number) throws IOException {
    return rootAt(size, DefaultBlockParameter.valueOf(BigInteger.valueOf(number))).equals(root);
  }

  /**
   * The transaction that anchored {@code size}, from its event.
   *
   * @throws IOException if there is none
   */
  String transactionOf(long size) throws IOException {
    return endpoint.transactionWith(
        address,
        EventEncoder.encode(CheckpointAnchor.ANCHORED_EVENT),
        Numeric.toHexStringWithPrefixZeroPadded(BigInteger.valueOf(size), 64));
  }

  /** The proof that a final block holds the root (ledger specification §9). */
  AnchorProof proof(long chainId, long size, Digest root, Block block) throws IOException {
    Map<String, Object> answer = endpoint.proof(address, slot(size), block.number());
    Object storage = ((List<?>) member(answer, "storageProof")).getFirst();
    if (!(storage instanceof Map<?, ?> slot)) {
      throw new IOException("eth_getProof: no storage proof in the answer");
    }
    return new AnchorProof(
        new ContractId("eip155:" + chainId, address),
        size,
        root,
        block.number(),
        block.header(),
        nodes(member(answer, "accountProof")),
        nodes(slot.get("proof")));
  }

  private Digest rootAt(long size, DefaultBlockParameter at) throws IOException {
    return ask(() -> {
      CheckpointAnchor then = bind(endpoint, address);
      then.setDefaultBlockParameter(at);
      return Digest.of(then.rootOf(BigInteger.valueOf(size)).send());
    });
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

  private static CheckpointAnchor bind(ChainEndpoint endpoint, String address) {
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
