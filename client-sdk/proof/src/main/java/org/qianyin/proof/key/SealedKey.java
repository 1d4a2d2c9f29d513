package org.qianyin.proof.key;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.qianyin.proof.data.Bytes;
import org.qianyin.proof.data.Jcs;
import org.qianyin.proof.data.Json;
import org.qianyin.proof.data.Outcome;

/**
 * A private key under a passphrase: scrypt (RFC 7914), then AES-256-GCM (NIST SP 800-38D) with
 * everything else in the file as associated data, so that no part of it can be changed unseen. The
 * file is JSON, {@code qianyin-key@1}; reading and writing it is the caller's.
 *
 * @param algorithm of the key
 * @param publicKey of the key; readable without the passphrase
 * @param cost of one guess
 * @param salt 16 bytes
 * @param iv 12 bytes
 * @param text 48 bytes: the secret and the tag
 */
public record SealedKey(
    Algorithm algorithm, PublicKey publicKey, ScryptCost cost, Bytes salt, Bytes iv, Bytes text) {

  static final int SALT_LENGTH = 16;
  static final int IV_LENGTH = 12;
  static final int TEXT_LENGTH = SigningKey.SECRET_LENGTH + 16;

  private static final int TAG_BITS = 128;

  public SealedKey {
    if (salt.length() != SALT_LENGTH
        || iv.length() != IV_LENGTH
        || text.length() != TEXT_LENGTH
        || !publicKey.supports(algorithm)) {
      throw new IllegalArgumentException("sealed key: a part has not the length that it must have");
    }
  }

  /**
   * Seals a key.
   *
   * @param passphrase not empty; the caller overwrites it
   */
  public static SealedKey seal(
      SigningKey key, char[] passphrase, ScryptCost cost, SecureRandom random) {
    if (passphrase.length == 0) {
      throw new IllegalArgumentException("passphrase: want one, got none");
    }
    Bytes salt = random(random, SALT_LENGTH);
    Bytes iv = random(random, IV_LENGTH);
    SealedKey head =
        new SealedKey(
            key.algorithm(), key.publicKey(), cost, salt, iv, Bytes.of(new byte[TEXT_LENGTH]));
    byte[] secret = key.secret();
    try {
      byte[] text = head.cipher(Cipher.ENCRYPT_MODE, passphrase).doFinal(secret);
      return new SealedKey(head.algorithm, head.publicKey, cost, salt, iv, Bytes.of(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * Opens the key.
   *
   * @param passphrase the caller overwrites it
   * @return the key, or {@code KEY_PASSPHRASE}: the passphrase is wrong or the file was changed;
   *     nobody can tell which
   */
  public Outcome<SigningKey> open(char[] passphrase) {
    byte[] secret = {};
    try {
      secret = cipher(Cipher.DECRYPT_MODE, passphrase).doFinal(text.toArray());
      SigningKey key = SigningKey.of(algorithm, secret);
      return key.publicKey().equals(publicKey)
          ? Outcome.ok(key)
          : Outcome.refused("KEY_FILE_SHAPE", "key file: the sealed key is not that of the file");
    } catch (AEADBadTagException e) {
      return Outcome.refused(
          "KEY_PASSPHRASE",
          "key file of " + publicKey + ": the passphrase is wrong, or the file was changed");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private Cipher cipher(int mode, char[] passphrase) throws GeneralSecurityException {
    byte[] key = cost.derive(passphrase, salt.toArray());
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv.toArray()));
      cipher.updateAAD(Jcs.write(SealedKeyFile.head(this)));
      return cipher;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The file. */
  public Json.Obj toJson() {
    return SealedKeyFile.write(this);
  }

  /**
   * Reads a file.
   *
   * @param utf8 JSON in any spelling, at most 16 KiB
   * @return the sealed key, {@code KEY_FILE_SHAPE}, {@code BAD_KEY}, or a JSON code
   */
  public static Outcome<SealedKey> parse(byte[] utf8) {
    return SealedKeyFile.read(utf8);
  }

  private static Bytes random(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  /** The public half. */
  @Override
  public String toString() {
    return "sealed " + algorithm + " " + publicKey;
  }
}
