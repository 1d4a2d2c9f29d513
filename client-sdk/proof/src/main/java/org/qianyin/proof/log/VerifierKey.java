package org.qianyin.proof.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.qianyin.proof.data.Base64Strict;
import org.qianyin.proof.data.Digest;
import org.qianyin.proof.data.Outcome;
import org.qianyin.proof.key.Algorithm;
import org.qianyin.proof.key.Ed25519;
import org.qianyin.proof.key.MlDsa44;
import org.qianyin.proof.key.PublicKey;

/**
 * A public key that signs notes under a name: {@code <name>+<hex key id>+<base64(type ‖ key)>}
 * (C2SP signed-note). Ed25519 keys are points of order exactly L.
 */
public final class VerifierKey {

  /** How a key signs. */
  public enum Type {
    /** 0x01: a log signs the text. */
    LOG(1, Ed25519.KEY_LENGTH),
    /** 0x04: a cosigner signs time and text (C2SP tlog-cosignature). */
    COSIGNER(4, Ed25519.KEY_LENGTH),
    /** 0x06: a cosigner signs with ML-DSA-44. */
    COSIGNER_ML_DSA_44(6, MlDsa44.KEY_LENGTH);

    private final byte code;
    private final int length;

    Type(int code, int length) {
      this.code = (byte) code;
      this.length = length;
    }
  }

  private final String name;
  private final Type type;
  private final byte[] key;
  private final int keyId;
  private final NoteEquation equation;

  private VerifierKey(String name, Type type, byte[] key, NoteEquation equation) {
    this.name = name;
    this.type = type;
    this.key = key;
    this.keyId = keyId(name, type, key);
    this.equation = equation;
  }

  /**
   * Reads a vkey in its one spelling.
   *
   * @return the key, or {@code BAD_VKEY}
   */
  public static Outcome<VerifierKey> parse(String text) {
    int first = text.indexOf('+');
    int second = text.indexOf('+', first + 1);
    if (first < 0 || second < 0 || !NoteLine.isName(text.substring(0, first))) {
      return refused("want <name>+<key id>+<key>");
    }
    byte[] bytes = Base64Strict.STANDARD.decode(text.substring(second + 1)).orElse(new byte[0]);
    if (bytes.length == 0) {
      return refused("key: want base64");
    }
    for (Type type : Type.values()) {
      if (type.code == bytes[0]) {
        return of(text.substring(0, first), type, Arrays.copyOfRange(bytes, 1, bytes.length))
            .then(
                key -> key.text().equals(text) ? Outcome.ok(key) : refused("key id: not its own"));
      }
    }
    return refused("type: want 0x01, 0x04 or 0x06");
  }

  /**
   * @param key the bytes of the public key
   * @return the key, or {@code BAD_VKEY}
   */
  public static Outcome<VerifierKey> of(String name, Type type, byte[] key) {
    if (!NoteLine.isName(name)) {
      return refused("name: want one word without +");
    }
    if (key.length != type.length) {
      return refused("key: want " + type.length + " bytes, got " + key.length);
    }
    if (type == Type.COSIGNER_ML_DSA_44) {
      return Outcome.ok(new VerifierKey(name, type, key.clone(), NoteEquation.mlDsa44(name, key)));
    }
    return PublicKey.ofRaw(Algorithm.ED25519, key) instanceof Outcome.Ok<PublicKey>
        ? Outcome.ok(
            new VerifierKey(
                name,
                type,
                key.clone(),
                type == Type.LOG ? NoteEquation.log(key) : NoteEquation.cosigner(key)))
        : refused("key: want a canonical Ed25519 point of order L");
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  /** A copy of the bytes of the public key. */
  public byte[] key() {
    return key.clone();
  }

  /** The first four bytes of {@code SHA-256(name ‖ LF ‖ type ‖ key)}. */
  public int keyId() {
    return keyId;
  }

  private static int keyId(String name, Type type, byte[] key) {
    byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Digest.sha256(head, new byte[] {type.code}, key).bytes()).getInt();
  }

  /** The vkey. */
  public String text() {
    byte[] bytes = ByteBuffer.allocate(1 + key.length).put(type.code).put(key).array();
    return name
        + "+"
        + HexFormat.of().toHexDigits(keyId)
        + "+"
        + Base64Strict.STANDARD.encode(bytes);
  }

  /** Whether a signature line says that it is by this key. */
  boolean isNamedBy(NoteLine line) {
    return line.name().equals(name) && line.keyId() == keyId;
  }

  /** What the line proves about the text, or empty if its signature does not hold. */
  Optional<Cosignature> verify(String text, NoteLine line) {
    return equation.time(text, line.signature()).map(time -> new Cosignature(this, time));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && type == that.type
        && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type, Arrays.hashCode(key));
  }

  @Override
  public String toString() {
    return name + "+" + HexFormat.of().toHexDigits(keyId);
  }

  private static <T> Outcome<T> refused(String detail) {
    return Outcome.refused("BAD_VKEY", "vkey: " + detail);
  }
}
