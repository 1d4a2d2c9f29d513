package org.qianyin.media.unixfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.HashFunction;
import org.qianyin.media.unixfs.DagException.Reason;

/** Blocks of a source, each held against its CID before anybody sees it. */
final class VerifiedBlocks {
  /** What nodes exchange at most (bitswap). */
  static final int MAX_BLOCK = 2 << 20;

  /** 1024 links a node reach 10^13 bytes in three levels; the old 174 in five. */
  static final int MAX_DEPTH = 16;

  private final BlockSource source;

  VerifiedBlocks(BlockSource source) {
    this.source = source;
  }

  byte[] get(Cid cid) throws IOException {
    if (cid.function() == HashFunction.IDENTITY) {
      return cid.digest();
    }
    Optional<byte[]> found = source.block(cid);
    if (found.isEmpty()) {
      throw new DagException(Reason.MISSING, cid, "the source does not have this block");
    }
    byte[] block = found.get();
    if (block.length > MAX_BLOCK) {
      throw new DagException(
          Reason.TOO_LARGE, cid, "want at most " + MAX_BLOCK + " bytes, got " + block.length);
    }
    if (!cid.matches(ByteBuffer.wrap(block))) {
      throw new DagException(Reason.MISMATCH, cid, "the source's bytes have another hash");
    }
    return block;
  }

  PbNode node(Cid cid) throws IOException {
    return parse(cid, get(cid));
  }

  static PbNode parse(Cid cid, byte[] block) throws DagException {
    try {
      return PbNode.decode(block);
    } catch (IllegalArgumentException e) {
      throw malformed(cid, e);
    }
  }

  static UnixFsData data(Cid cid, PbNode node) throws DagException {
    try {
      return UnixFsData.decode(node.data());
    } catch (IllegalArgumentException e) {
      throw malformed(cid, e);
    }
  }

  private static DagException malformed(Cid cid, IllegalArgumentException e) {
    return new DagException(Reason.MALFORMED, cid, String.valueOf(e.getMessage()));
  }
}
