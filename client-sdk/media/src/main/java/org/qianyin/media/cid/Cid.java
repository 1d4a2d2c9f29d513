package org.qianyin.media.cid;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The name of a block that its bytes prove: codec and hash (multiformats CID). Always version 1 in
 * memory and in text ({@code b} and base32); a CIDv0 is read as the CIDv1 of the same hash.
 */
public final class Cid implements Comparable<Cid> {
  /** Longest text that is looked at; base58 costs the square of its length. */
  private static final int MAX_TEXT = 512;

  private static final int V0_BYTES = 34;
  private static final byte[] V0_PREFIX = {0x12, 0x20};

  private final Codec codec;
  private final HashFunction function;
  private final byte[] digest;

  private Cid(Codec codec, HashFunction function, byte[] digest) {
    if (!function.fits(digest.length)) {
      throw new IllegalArgumentException(
          "cid: a digest of " + digest.length + " bytes does not fit " + function);
    }
    this.codec = Objects.requireNonNull(codec, "codec");
    this.function = function;
    this.digest = digest;
  }

  /**
   * The name of a block whose SHA-256 is known.
   *
   * @param sha256 32 bytes
   * @throws IllegalArgumentException if there are not 32
   */
  public static Cid ofSha256(Codec codec, byte[] sha256) {
    return new Cid(codec, HashFunction.SHA2_256, sha256.clone());
  }

  /** The name of {@code block}: hashes it with SHA-256. */
  public static Cid ofBlock(Codec codec, byte[] block) {
    return new Cid(
        codec, HashFunction.SHA2_256, HashFunction.SHA2_256.digest(ByteBuffer.wrap(block)));
  }

  /**
   * Reads text: multibase {@code b} (base32), {@code f} (hex), {@code z} (base58), or a CIDv0
   * {@code Qm…}.
   *
   * @throws IllegalArgumentException naming the rule that is broken
   */
  public static Cid parse(String text) {
    if (text.length() < 2 || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "cid: want 2 to " + MAX_TEXT + " characters, got " + text.length());
    }
    if (text.length() == 46 && text.startsWith("Qm")) {
      return ofBytes(Base58.decode(text));
    }
    String body = text.substring(1);
    byte[] bytes =
        switch (text.charAt(0)) {
          case 'b' -> Base32.decode(body);
          case 'f' -> hex(body);
          case 'z' -> Base58.decode(body);
          default ->
              throw new IllegalArgumentException(
                  "cid: want the multibase prefix b, f or z, or a CIDv0 Qm…");
        };
    if (isV0(ByteBuffer.wrap(bytes))) {
      throw new IllegalArgumentException("cid: a CIDv0 has no multibase prefix");
    }
    return ofBytes(bytes);
  }

  /**
   * Reads bytes that are one CID and nothing else.
   *
   * @throws IllegalArgumentException naming the rule that is broken
   */
  public static Cid ofBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Cid cid = read(in);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(
          "cid: " + in.remaining() + " bytes follow the end of the digest");
    }
    return cid;
  }

  /**
   * Reads the CID at the front of a buffer and leaves the buffer behind it.
   *
   * @throws IllegalArgumentException naming the rule that is broken
   */
  public static Cid read(ByteBuffer in) {
    if (isV0(in)) {
      in.position(in.position() + V0_PREFIX.length);
      return new Cid(Codec.DAG_PB, HashFunction.SHA2_256, take(in, V0_BYTES - V0_PREFIX.length));
    }
    long version = Varint.read(in);
    if (version != 1) {
      throw new IllegalArgumentException("cid: want version 1, got " + version);
    }
    Codec codec = Codec.of(Varint.read(in));
    HashFunction function = HashFunction.of(Varint.read(in));
    long length = Varint.read(in);
    if (!function.fits(length)) {
      throw new IllegalArgumentException(
          "cid: a digest of " + length + " bytes does not fit " + function);
    }
    return new Cid(codec, function, take(in, (int) length));
  }

  private static boolean isV0(ByteBuffer in) {
    int at = in.position();
    return in.remaining() >= V0_BYTES
        && in.get(at) == V0_PREFIX[0]
        && in.get(at + 1) == V0_PREFIX[1];
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (in.remaining() < length) {
      throw new IllegalArgumentException(
          "cid: want a digest of " + length + " bytes, got " + in.remaining());
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static byte[] hex(String text) {
    if (text.length() % 2 != 0) {
      throw new IllegalArgumentException("cid: want two hex digits for each byte");
    }
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
        throw new IllegalArgumentException("cid: want lower-case hex at character " + i);
      }
    }
    return HexFormat.of().parseHex(text);
  }

  /** How the block is to be read. */
  public Codec codec() {
    return codec;
  }

  /** What the digest is. */
  public HashFunction function() {
    return function;
  }

  /** The digest: 32 bytes for SHA-256, the block itself for identity; a copy. */
  public byte[] digest() {
    return digest.clone();
  }

  /** Decides whether {@code block} (its remaining bytes, not consumed) is what this names. */
  public boolean matches(ByteBuffer block) {
    return Arrays.equals(digest, function.digest(block));
  }

  /** The binary form of version 1. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(digest.length + 4);
    Varint.write(out, 1);
    Varint.write(out, codec.code());
    Varint.write(out, function.code());
    Varint.write(out, digest.length);
    out.write(digest, 0, digest.length);
    return out.toByteArray();
  }

  /** Ordered by the binary form. */
  @Override
  public int compareTo(Cid other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cid that
        && codec == that.codec
        && function == that.function
        && Arrays.equals(digest, that.digest);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  /** The canonical text: {@code b} and base32, 59 characters for SHA-256. */
  @Override
  public String toString() {
    return "b" + Base32.encode(bytes());
  }
}
