package org.qianyin.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import org.web3j.crypto.Hash;

/**
 * The code of {@code CheckpointAnchor}, from the compiler's output in this jar.
 *
 * <p>The origin hash is the contract's only immutable, so the runtime code, and the code hash that
 * a trust policy pins, follow from the log's origin alone.
 */
public final class AnchorCode {

  /**
   * Slot of the mapping {@code rootOf}: the root at size n stands at keccak256(uint256(n) ‖
   * uint256(slot)).
   */
  public static final int ROOT_OF_SLOT = 0;

  private static final int WORD = 32;

  private AnchorCode() {}

  /**
   * What the contract's constructor takes for a log.
   *
   * @param origin origin line of the log's checkpoints, such as {@code ledger.example.org/main}
   * @return SHA-256 of its UTF-8, 32 bytes
   */
  public static byte[] originHash(String origin) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The creation code, to which a deployment appends the constructor's arguments. */
  public static byte[] creationCode() {
    return hex("CheckpointAnchor.bin");
  }

  /** The contract's ABI as JSON. */
  public static String abi() {
    return text("CheckpointAnchor.abi.json");
  }

  /**
   * The code that a contract for this origin has on chain.
   *
   * @param originHash 32 bytes, as {@link #originHash} gives them
   * @throws IllegalArgumentException if they are not 32
   */
  public static byte[] runtimeCode(byte[] originHash) {
    if (originHash.length != WORD) {
      throw new IllegalArgumentException("origin hash: want 32 bytes, got " + originHash.length);
    }
    byte[] code = hex("CheckpointAnchor.bin-runtime");
    for (String offset : immutables().getProperty("originHash").split(",", -1)) {
      System.arraycopy(originHash, 0, code, Integer.parseInt(offset), WORD);
    }
    return code;
  }

  /**
   * The code hash of the account of a contract for this origin, as {@code EXTCODEHASH} and EIP-1186
   * give it.
   *
   * @param originHash 32 bytes, as {@link #originHash} gives them
   * @return Keccak-256 of {@link #runtimeCode}, 32 bytes
   */
  public static byte[] codeHash(byte[] originHash) {
    return Hash.sha3(runtimeCode(originHash));
  }

  private static Properties immutables() {
    Properties properties = new Properties();
    try (InputStream in = open("CheckpointAnchor.immutables.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static byte[] hex(String resource) {
    return HexFormat.of().parseHex(text(resource));
  }

  private static String text(String resource) {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = AnchorCode.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(
          resource + " is missing from this jar; build it with ./mvnw -pl contracts package");
    }
    return in;
  }
}
