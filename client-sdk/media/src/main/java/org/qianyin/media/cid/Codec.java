package org.qianyin.media.cid;

import java.util.Locale;

/** How the bytes of a block are to be read (the multicodec table's names and numbers). */
public enum Codec {
  /** Plain bytes. */
  RAW(0x55),
  /** Links and data in protobuf: inner nodes of UnixFS. */
  DAG_PB(0x70),
  /** CBOR with links. */
  DAG_CBOR(0x71),
  /** A key of libp2p. */
  LIBP2P_KEY(0x72),
  /** JSON with links. */
  DAG_JSON(0x0129);

  private final long code;

  Codec(long code) {
    this.code = code;
  }

  /** The number in the multicodec table. */
  public long code() {
    return code;
  }

  static Codec of(long code) {
    for (Codec codec : values()) {
      if (codec.code == code) {
        return codec;
      }
    }
    throw new IllegalArgumentException("cid: codec 0x" + Long.toHexString(code) + " is not known");
  }

  /** The name in the multicodec table, such as {@code dag-pb}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
