package org.qianyin.media.unixfs;

import java.nio.ByteBuffer;
import org.qianyin.media.cid.Varint;

/**
 * Reads the two protobuf wire types of dag-pb and UnixFS. Bad bytes end in
 * IllegalArgumentException, which the readers of blocks turn into MALFORMED.
 */
final class ProtoReader {
  private final ByteBuffer in;
  private int field;
  private int wireType;

  ProtoReader(ByteBuffer in) {
    this.in = in.slice();
  }

  /** Steps to the next field; false at the end. */
  boolean next() {
    if (!in.hasRemaining()) {
      return false;
    }
    long tag = Varint.read(in);
    if (tag >>> 3 == 0 || tag >>> 3 > 1000) {
      throw new IllegalArgumentException("protobuf: field number " + (tag >>> 3));
    }
    field = (int) (tag >>> 3);
    wireType = (int) (tag & 7);
    return true;
  }

  int field() {
    return field;
  }

  boolean isNumber() {
    return wireType == ProtoWriter.VARINT;
  }

  long number() {
    want(ProtoWriter.VARINT);
    return Varint.read(in);
  }

  ByteBuffer bytes() {
    want(ProtoWriter.BYTES);
    long length = Varint.read(in);
    if (length > in.remaining()) {
      throw new IllegalArgumentException(
          "protobuf: field " + field + " claims " + length + " bytes, " + in.remaining() + " left");
    }
    ByteBuffer value = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return value;
  }

  void skip() {
    switch (wireType) {
      case ProtoWriter.VARINT -> Varint.read(in);
      case ProtoWriter.BYTES -> bytes();
      default -> throw wrongType();
    }
  }

  private void want(int type) {
    if (wireType != type) {
      throw wrongType();
    }
  }

  private IllegalArgumentException wrongType() {
    return new IllegalArgumentException("protobuf: field " + field + " has wire type " + wireType);
  }
}
