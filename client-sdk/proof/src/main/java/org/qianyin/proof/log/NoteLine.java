package org.qianyin.proof.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.qianyin.proof.data.Base64Strict;

/**
 * A signature line of a note: {@code — <name> <base64(key id ‖ signature)>} (C2SP signed-note).
 *
 * @param name of the key
 * @param payload base64 of four bytes of key id and at least one of signature
 */
public record NoteLine(String name, String payload) {

  static final String DASH = "\u2014 ";
  private static final int ID_LENGTH = 4;

  public NoteLine {
    if (!isName(name)
        || Base64Strict.STANDARD.decode(payload).filter(b -> b.length > ID_LENGTH).isEmpty()) {
      throw new IllegalArgumentException("signature line: " + name + " " + payload);
    }
  }

  static NoteLine of(String name, int keyId, byte[] signature) {
    byte[] bytes =
        ByteBuffer.allocate(ID_LENGTH + signature.length).putInt(keyId).put(signature).array();
    return new NoteLine(name, Base64Strict.STANDARD.encode(bytes));
  }

  /** Reads a line without its line feed. */
  static Optional<NoteLine> parse(String line) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      return Optional.empty();
    }
    String name = line.substring(DASH.length(), space);
    String payload = line.substring(space + 1);
    boolean formed =
        isName(name)
            && Base64Strict.STANDARD.decode(payload).filter(b -> b.length > ID_LENGTH).isPresent();
    return formed ? Optional.of(new NoteLine(name, payload)) : Optional.empty();
  }

  /** A key name is not empty and has neither spaces of any kind nor a plus. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c ->
                c == '+' || c == 0x85 || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** The first four bytes: which key of that name. */
  public int keyId() {
    return ByteBuffer.wrap(bytes()).getInt();
  }

  /** The bytes behind the key id. */
  public byte[] signature() {
    byte[] bytes = bytes();
    return Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length);
  }

  /** The line with its line feed. */
  public String text() {
    return DASH + name + " " + payload + "\n";
  }

  private byte[] bytes() {
    return Base64Strict.STANDARD.decode(payload).orElseThrow();
  }
}
