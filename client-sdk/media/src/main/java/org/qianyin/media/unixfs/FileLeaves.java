package org.qianyin.media.unixfs;

import java.io.IOException;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.media.unixfs.DagException.Reason;

/**
 * Names the leaves that hold a range of a file, for those who read the file's bytes in one stream
 * and want each leaf held against its CID. Only inner nodes are fetched, and each is checked.
 */
public final class FileLeaves {
  private final Cid root;
  private final long size;
  private final VerifiedBlocks nodes;

  /** Takes leaves, in the order of the file and without a gap. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a leaf: {@code length} bytes of the file from {@code offset}.
     *
     * @throws IOException ends the walk
     */
    void leaf(Cid cid, long offset, int length) throws IOException;
  }

  /**
   * The leaves of a file.
   *
   * @param size of the file in bytes
   * @param nodes where inner nodes are read from
   */
  public FileLeaves(Cid root, long size, BlockSource nodes) {
    this.root = root;
    this.size = size;
    this.nodes = new VerifiedBlocks(nodes);
  }

  /**
   * Visits the leaves that hold any of {@code length} bytes from {@code offset}.
   *
   * @throws DagException at the first node that is missing or wrong, holds bytes of its own, or
   *     says another size than its parent
   * @throws IOException if source or visitor fails
   */
  public void visit(long offset, long length, Visitor visitor) throws IOException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new IllegalArgumentException(
          "range: want it within " + size + " bytes, got " + length + " from " + offset);
    }
    if (length > 0) {
      new Walk(offset, offset + length, visitor).visit(root, 0, size, 1);
    }
  }

  private final class Walk {
    private final long from;
    private final long to;
    private final Visitor visitor;

    Walk(long from, long to, Visitor visitor) {
      this.from = from;
      this.to = to;
      this.visitor = visitor;
    }

    void visit(Cid cid, long start, long length, int depth) throws IOException {
      if (cid.codec() == Codec.RAW) {
        leaf(cid, start, length);
        return;
      }
      if (depth > VerifiedBlocks.MAX_DEPTH) {
        throw new DagException(Reason.TOO_DEEP, cid, "want at most " + VerifiedBlocks.MAX_DEPTH);
      }
      PbNode node = nodes.node(cid);
      UnixFsData data = VerifiedBlocks.data(cid, node);
      check(cid, node, data, length);
      long at = start;
      for (int i = 0; i < node.links().size() && at < to; i++) {
        long end = at + data.childSizes().get(i);
        if (from < end) {
          visit(node.links().get(i).cid(), at, end - at, depth + 1);
        }
        at = end;
      }
    }

    private void leaf(Cid cid, long start, long length) throws IOException {
      if (length > VerifiedBlocks.MAX_BLOCK) {
        throw new DagException(
            Reason.TOO_LARGE, cid, "want a leaf of at most " + VerifiedBlocks.MAX_BLOCK + " bytes");
      }
      visitor.leaf(cid, start, (int) length);
    }
  }

  private static void check(Cid cid, PbNode node, UnixFsData data, long length)
      throws DagException {
    if (!data.isFile() || data.content().hasRemaining()) {
      throw new DagException(Reason.NOT_A_FILE, cid, "want an inner node without bytes of its own");
    }
    UnixFsFile.checkSizes(cid, node, data);
    if (data.fileSize() != length) {
      throw new DagException(
          Reason.MALFORMED, cid, "want " + length + " bytes below it, it has " + data.fileSize());
    }
  }
}
