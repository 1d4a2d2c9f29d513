package org.qianyin.media.car;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qianyin.media.cid.Cid;

/**
 * The DAG-CBOR header of a CARv1: {@code {"roots":[CID…],"version":1}}, keys in that order, one
 * spelling only. A CBOR reader for everything else would be code that nobody needs.
 */
record CarHeader(List<Cid> roots) {
  private static final byte[] MAP_AND_ROOTS = {(byte) 0xA2, 0x65, 'r', 'o', 'o', 't', 's'};
  private static final byte[] VERSION_1 = {0x67, 'v', 'e', 'r', 's', 'i', 'o', 'n', 0x01};
  private static final byte[] CID_TAG = {(byte) 0xD8, 0x2A};
  private static final int BYTES = 2;
  private static final int ARRAY = 4;

  CarHeader {
    roots = List.copyOf(roots);
    if (roots.isEmpty() || roots.size() > CarReader.MAX_ROOTS) {
      throw new IllegalArgumentException(
          "car: want 1 to " + CarReader.MAX_ROOTS + " roots, got " + roots.size());
    }
  }

  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MAP_AND_ROOTS);
    writeHead(out, ARRAY, roots.size());
    for (Cid root : roots) {
      byte[] bytes = root.bytes();
      out.writeBytes(CID_TAG);
      writeHead(out, BYTES, bytes.length + 1);
      out.write(0); // the identity multibase that DAG-CBOR puts before a CID
      out.writeBytes(bytes);
    }
    out.writeBytes(VERSION_1);
    return out.toByteArray();
  }

  static CarHeader decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    expect(in, MAP_AND_ROOTS, "a map of two whose first key is roots");
    int count = readHead(in, ARRAY);
    if (count > CarReader.MAX_ROOTS) {
      throw new IllegalArgumentException("car: more than " + CarReader.MAX_ROOTS + " roots");
    }
    List<Cid> roots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      expect(in, CID_TAG, "tag 42 before a root");
      roots.add(root(in, readHead(in, BYTES)));
    }
    expect(in, VERSION_1, "version 1 after the roots");
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("car: bytes follow the header's map");
    }
    return new CarHeader(roots);
  }

  private static Cid root(ByteBuffer in, int length) {
    if (length < 1 || length > in.remaining()) {
      throw new IllegalArgumentException("car: a root is cut off");
    }
    byte[] tagged = new byte[length];
    in.get(tagged);
    if (tagged[0] != 0) {
      throw new IllegalArgumentException("car: want a zero byte before the CID of a root");
    }
    return Cid.ofBytes(Arrays.copyOfRange(tagged, 1, length));
  }

  private static void expect(ByteBuffer in, byte[] want, String what) {
    if (in.remaining() < want.length
        || in.slice(in.position(), want.length).compareTo(ByteBuffer.wrap(want)) != 0) {
      throw new IllegalArgumentException("car: want " + what + " at byte " + in.position());
    }
    in.position(in.position() + want.length);
  }

  /** A CBOR head (RFC 8949 §3) of a length below 2^16, in its shortest form. */
  private static int readHead(ByteBuffer in, int major) {
    int first = next(in);
    int info = first & 31;
    int value =
        switch (info) {
          case 24 -> next(in);
          case 25 -> next(in) << 8 | next(in);
          default -> info;
        };
    int least = info == 25 ? 256 : info == 24 ? 24 : 0;
    if (first >> 5 != major || info > 25 || value < least) {
      throw new IllegalArgumentException(
          "car: want a CBOR head of type " + major + ", shortest form");
    }
    return value;
  }

  private static int next(ByteBuffer in) {
    if (!in.hasRemaining()) {
      throw new IllegalArgumentException("car: the header is cut off");
    }
    return in.get() & 0xFF;
  }

  private static void writeHead(ByteArrayOutputStream out, int major, int value) {
    if (value < 24) {
      out.write(major << 5 | value);
    } else if (value < 256) {
      out.write(major << 5 | 24);
      out.write(value);
    } else {
      out.write(major << 5 | 25);
      out.write(value >> 8);
      out.write(value);
    }
  }
}
