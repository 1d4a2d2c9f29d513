package org.qianyin.media.sealed;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.qianyin.media.ContentDigest;

/**
 * The secret of one file: 32 random bytes that never go to a server. Whoever has them can read the
 * sealed file; when they are gone, nobody can.
 */
public final class FileKey {
  private static final String FORMAT = "qianyin-file-key@1 ";
  private static final int BYTES = 32;
  private static final byte[] SALT = "qianyin-sealed@1 salt".getBytes(StandardCharsets.US_ASCII);

  private final byte[] secret;

  private FileKey(byte[] secret) {
    this.secret = secret;
  }

  /** A new key. */
  public static FileKey random() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new FileKey(secret);
  }

  /**
   * Reads the text of a key file.
   *
   * @throws IllegalArgumentException saying what it must look like, never what it holds
   */
  public static FileKey parse(String text) {
    String line = text.strip();
    if (!line.matches(FORMAT + "[0-9a-f]{64}")) {
      throw new IllegalArgumentException("key file: want " + FORMAT + "and 64 hex digits");
    }
    return new FileKey(HexFormat.of().parseHex(line.substring(FORMAT.length())));
  }

  /** The text of a key file, one line. Keep it where only its owner reads. */
  public String text() {
    return FORMAT + HexFormat.of().formatHex(secret) + "\n";
  }

  /**
   * The salt that this key uses for a file with these bytes: the same bytes are sealed alike, other
   * bytes under another segment key, so that no nonce ever serves twice.
   */
  byte[] saltFor(ContentDigest plaintext) {
    return hmac(secret, SALT, plaintext.bytes());
  }

  /** The AES key of all segments under a header: HKDF (RFC 5869) of one block. */
  SecretKeySpec segmentKey(SealedHeader header) {
    byte[] extracted = hmac(header.salt(), secret, new byte[0]);
    return new SecretKeySpec(hmac(extracted, SealedHeader.magic(), new byte[] {1}), "AES");
  }

  private static byte[] hmac(byte[] key, byte[] first, byte[] second) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(first);
      return mac.doFinal(second);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this Java lacks HmacSHA256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileKey that && Arrays.equals(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "FileKey";
  }
}
