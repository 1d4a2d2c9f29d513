package org.qianyin.media.unixfs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.qianyin.media.cid.Varint;

/**
 * The UnixFS message in the data of a dag-pb node (UnixFS specification, protobuf {@code Data}).
 *
 * @param type 0 Raw, 1 Directory, 2 File, 3 Metadata, 4 Symlink, 5 HAMTShard
 * @param content file bytes held in this node itself
 * @param fileSize bytes of the whole file below this node; 0 where the field is absent
 * @param childSizes file bytes below each link, in the order of the links
 */
record UnixFsData(int type, ByteBuffer content, long fileSize, List<Long> childSizes) {
  static final int RAW = 0;
  static final int DIRECTORY = 1;
  static final int FILE = 2;
  static final int HAMT_SHARD = 5;

  private static final int TYPE = 1;
  private static final int DATA = 2;
  private static final int FILE_SIZE = 3;
  private static final int BLOCK_SIZES = 4;

  static byte[] file(long fileSize, List<Long> childSizes) {
    ProtoWriter out = new ProtoWriter().number(TYPE, FILE).number(FILE_SIZE, fileSize);
    childSizes.forEach(size -> out.number(BLOCK_SIZES, size));
    return out.toBytes();
  }

  static byte[] directory() {
    return new ProtoWriter().number(TYPE, DIRECTORY).toBytes();
  }

  static UnixFsData decode(ByteBuffer bytes) {
    ProtoReader in = new ProtoReader(bytes);
    long type = -1;
    ByteBuffer content = ByteBuffer.allocate(0);
    long fileSize = 0;
    List<Long> childSizes = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case TYPE -> type = in.number();
        case DATA -> content = in.bytes();
        case FILE_SIZE -> fileSize = in.number();
        case BLOCK_SIZES -> readSizes(in, childSizes);
        default -> in.skip(); // hash type, fanout, mode, time: nothing that the bytes depend on
      }
    }
    if (type < RAW || type > HAMT_SHARD) {
      throw new IllegalArgumentException("UnixFS: want a type of 0 to 5, got " + type);
    }
    return new UnixFsData((int) type, content, fileSize, List.copyOf(childSizes));
  }

  private static void readSizes(ProtoReader in, List<Long> sizes) {
    if (in.isNumber()) {
      sizes.add(in.number());
      return;
    }
    ByteBuffer packed = in.bytes();
    while (packed.hasRemaining()) {
      sizes.add(Varint.read(packed));
    }
  }

  boolean isFile() {
    return type == FILE || type == RAW;
  }
}
