package org.qianyin.media.unixfs;

import java.io.ByteArrayOutputStream;
import org.qianyin.media.cid.Varint;

/**
 * The two protobuf wire types that dag-pb and UnixFS are made of; fields as the caller orders them.
 */
final class ProtoWriter {
  static final int VARINT = 0;
  static final int BYTES = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  ProtoWriter number(int field, long value) {
    Varint.write(out, (long) field << 3 | VARINT);
    Varint.write(out, value);
    return this;
  }

  ProtoWriter bytes(int field, byte[] value) {
    Varint.write(out, (long) field << 3 | BYTES);
    Varint.write(out, value.length);
    out.write(value, 0, value.length);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
