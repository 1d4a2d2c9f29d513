package org.qianyin.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qianyin.contracts.bindings.CheckpointAnchor;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.exceptions.TransactionException;
import org.web3j.protocol.http.HttpService;
import org.web3j.tx.RawTransactionManager;
import org.web3j.tx.gas.StaticEIP1559GasProvider;
import org.web3j.tx.response.PollingTransactionReceiptProcessor;
import org.web3j.utils.Numeric;

/** The jar's code and bindings against a real chain. */
class AnchorOnChainTest {

  private static final byte[] ORIGIN = AnchorCode.originHash("localhost/test");
  private static final byte[] CID = HexFormat.of().parseHex("01701220" + "5a".repeat(32));
  private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);
  private static final long CHAIN = 31337;

  private static Anvil anvil;
  private static Web3j chain;
  private static CheckpointAnchor anchors;

  @BeforeAll
  static void deploys() throws Exception {
    anvil = Anvil.start();
    chain = Web3j.build(new HttpService(anvil.url()));
    anchors = deploy();
  }

  private static CheckpointAnchor deploy() throws Exception {
    Credentials owner = Credentials.create(Anvil.RICH_KEY);
    return CheckpointAnchor.deploy(
            chain,
            new RawTransactionManager(
                chain, owner, CHAIN, new PollingTransactionReceiptProcessor(chain, 20, 500)),
            new StaticEIP1559GasProvider(
                CHAIN, GWEI.multiply(BigInteger.TEN), GWEI, BigInteger.valueOf(2_000_000)),
            ORIGIN,
            owner.getAddress(),
            owner.getAddress())
        .send();
  }

  @AfterAll
  static void stops() {
    chain.shutdown();
    anvil.close();
  }

  @Test
  void predictsTheCodeHashOfADeployedContract() throws Exception {
    String code =
        chain
            .ethGetCode(anchors.getContractAddress(), DefaultBlockParameterName.LATEST)
            .send()
            .getCode();
    assertThat(Hash.sha3(Numeric.hexStringToByteArray(code)))
        .isEqualTo(AnchorCode.codeHash(ORIGIN));
    assertThat(anchors.originHash().send()).isEqualTo(ORIGIN);
  }

  @Test
  void anchorsAGrowingLogAndRefusesAFork() throws Exception {
    byte[] a = leaf("a");
    byte[] b = leaf("b");
    byte[] root = node(a, b);
    anchors.anchor(BigInteger.ONE, a, List.of(), CID).send();
    TransactionReceipt receipt = anchors.anchor(BigInteger.TWO, root, List.of(b), CID).send();

    CheckpointAnchor.AnchoredEventResponse event =
        CheckpointAnchor.getAnchoredEvents(receipt).getFirst();
    assertThat(event.size).isEqualTo(BigInteger.TWO);
    assertThat(event.root).isEqualTo(root);
    assertThat(event.cid).isEqualTo(CID);
    assertThat(rootInStorage(2)).isEqualTo(root);
    assertThat(anchors.head().send().component2()).isEqualTo(BigInteger.TWO);

    byte[] forged = node(root, leaf("c"));
    assertThatThrownBy(
            () -> anchors.anchor(BigInteger.valueOf(3), forged, List.of(leaf("d")), CID).send())
        .isInstanceOf(TransactionException.class);
    assertThat(anchors.rootOf(BigInteger.valueOf(3)).send()).isEqualTo(new byte[32]);
  }

  /**
   * The whole transaction with the longest proof, as its sender pays for it by the rules of Osaka.
   */
  @Test
  void costsAtMost95000GasAtATreeOfAMillion() throws Exception {
    CheckpointAnchor million = deploy();
    BigInteger size = BigInteger.ONE.shiftLeft(20);
    BigTree tree = BigTree.growing(size.longValue() - 1, size.longValue());
    million.anchor(size.subtract(BigInteger.ONE), tree.oldRoot(), List.of(), CID).send();
    TransactionReceipt receipt = million.anchor(size, tree.newRoot(), tree.proof(), CID).send();
    assertThat(tree.proof()).hasSize(21);
    assertThat(receipt.getGasUsed())
        .isBetween(BigInteger.valueOf(80_000), BigInteger.valueOf(95_000));
    assertThat(million.rootOf(size).send()).isEqualTo(tree.newRoot());
  }

  private static byte[] rootInStorage(long size) throws Exception {
    byte[] key = new byte[64];
    System.arraycopy(Numeric.toBytesPadded(BigInteger.valueOf(size), 32), 0, key, 0, 32);
    System.arraycopy(
        Numeric.toBytesPadded(BigInteger.valueOf(AnchorCode.ROOT_OF_SLOT), 32), 0, key, 32, 32);
    BigInteger slot = new BigInteger(1, Hash.sha3(key));
    String word =
        chain
            .ethGetStorageAt(anchors.getContractAddress(), slot, DefaultBlockParameterName.LATEST)
            .send()
            .getData();
    return Numeric.hexStringToByteArray(word);
  }

  private static byte[] leaf(String text) {
    return BigTree.sha256(new byte[1], text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] node(byte[] left, byte[] right) {
    return BigTree.sha256(new byte[] {1}, left, right);
  }
}
