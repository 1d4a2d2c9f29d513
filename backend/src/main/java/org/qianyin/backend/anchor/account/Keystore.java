package org.qianyin.backend.anchor.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import org.web3j.crypto.Hash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens keys in Web3 Secret Storage, version 3: AES-128-CTR under a key from scrypt or
 * PBKDF2-HMAC-SHA-256, checked by Keccak-256.
 */
final class Keystore {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int KEY_LENGTH = 32;
  private static final int HALF = 16;

  /** Work that a file may ask for: memory up to 1 GiB, so that no file exhausts the machine. */
  private static final long MOST_MEMORY = 1L << 30;

  private static final int MOST_PARALLEL = 16;

  /** Beyond it the library takes no r of 1, which the specification's own example has. */
  private static final int MOST_COST_OF_ONE = 1 << 16;

  private static final int MOST_ROUNDS = 10_000_000;

  /** The file is no keystore, or the passphrase is not its own. */
  static final class Unopened extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    Unopened(String code, String message) {
      super(message);
      this.code = code;
    }

    /** Of the start that is refused for it. */
    String code() {
      return code;
    }
  }

  private Keystore() {}

  /**
   * The private key in a keystore.
   *
   * @return 64 hex digits
   */
  static String open(String file, char[] passphrase) throws Unopened {
    try {
      JsonNode crypto = JSON.readTree(file).path("crypto");
      require(JSON.readTree(file).path("version").asInt() == 3, "want version 3");
      require(crypto.path("cipher").asString().equals("aes-128-ctr"), "want cipher aes-128-ctr");
      byte[] derived = derive(crypto, PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(passphrase));
      byte[] sealed = hex(crypto, "ciphertext");
      require(sealed.length == KEY_LENGTH, "want a ciphertext of 32 bytes");
      byte[] checked =
          Arrays.copyOf(Arrays.copyOfRange(derived, HALF, KEY_LENGTH), HALF + KEY_LENGTH);
      System.arraycopy(sealed, 0, checked, HALF, KEY_LENGTH);
      if (!MessageDigest.isEqual(Hash.sha3(checked), hex(crypto, "mac"))) {
        throw new Unopened("KEY_PASSPHRASE", "the passphrase does not open it");
      }
      return HexFormat.of()
          .formatHex(decrypt(sealed, derived, hex(crypto.path("cipherparams"), "iv")));
    } catch (JacksonException | IllegalArgumentException | GeneralSecurityException e) {
      throw new Unopened("CHAIN_KEY", "it is no Web3 Secret Storage file");
    }
  }

  private static byte[] derive(JsonNode crypto, byte[] passphrase) throws Unopened {
    JsonNode params = crypto.path("kdfparams");
    require(params.path("dklen").asInt() == KEY_LENGTH, "want dklen 32");
    byte[] salt = hex(params, "salt");
    return switch (crypto.path("kdf").asString()) {
      case "scrypt" -> scrypt(params, passphrase, salt);
      case "pbkdf2" -> pbkdf2(params, passphrase, salt);
      default -> throw new Unopened("CHAIN_KEY", "want kdf scrypt or pbkdf2");
    };
  }

  private static byte[] scrypt(JsonNode params, byte[] passphrase, byte[] salt) throws Unopened {
    int n = params.path("n").asInt();
    int r = params.path("r").asInt();
    int p = params.path("p").asInt();
    boolean bounded = n > 1 && r > 0 && p > 0 && p <= MOST_PARALLEL && 128L * n * r <= MOST_MEMORY;
    require(bounded, "want scrypt that needs at most 1 GiB, and p up to " + MOST_PARALLEL);
    require(r > 1 || n < MOST_COST_OF_ONE, "want scrypt with r above 1, as geth makes it");
    return SCrypt.generate(passphrase, salt, n, r, p, KEY_LENGTH);
  }

  private static byte[] pbkdf2(JsonNode params, byte[] passphrase, byte[] salt) throws Unopened {
    int rounds = params.path("c").asInt();
    require(params.path("prf").asString().equals("hmac-sha256"), "want prf hmac-sha256");
    require(rounds > 0 && rounds <= MOST_ROUNDS, "want c of 1 to " + MOST_ROUNDS);
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
    generator.init(passphrase, salt, rounds);
    return ((KeyParameter) generator.generateDerivedMacParameters(KEY_LENGTH * 8)).getKey();
  }

  private static byte[] decrypt(byte[] sealed, byte[] derived, byte[] iv)
      throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(Arrays.copyOf(derived, HALF), "AES"),
        new IvParameterSpec(iv));
    return aes.doFinal(sealed);
  }

  private static byte[] hex(JsonNode node, String member) {
    return HexFormat.of().parseHex(node.path(member).asString());
  }

  private static void require(boolean holds, String rule) throws Unopened {
    if (!holds) {
      throw new Unopened("CHAIN_KEY", rule);
    }
  }
}
