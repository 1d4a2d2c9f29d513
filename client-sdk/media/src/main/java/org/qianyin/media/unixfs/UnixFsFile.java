package org.qianyin.media.unixfs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.media.unixfs.DagException.Reason;

/**
 * A file read back from its blocks, whole or in part. Each block is checked against its CID before
 * a byte of it goes out, and only blocks that hold asked-for bytes are fetched, so a range costs
 * what it is long and a hostile tree costs no more than its depth.
 */
public final class UnixFsFile {
  private final Cid root;
  private final VerifiedBlocks blocks;
  private final long size;

  private UnixFsFile(Cid root, VerifiedBlocks blocks, long size) {
    this.root = root;
    this.blocks = blocks;
    this.size = size;
  }

  /**
   * Fetches the root and learns the size.
   *
   * @throws DagException if the root is missing, wrong, or no file
   * @throws IOException if the source cannot be read
   */
  public static UnixFsFile open(Cid root, BlockSource source) throws IOException {
    VerifiedBlocks blocks = new VerifiedBlocks(source);
    byte[] block = blocks.get(root);
    return new UnixFsFile(root, blocks, Part.of(root, block).size());
  }

  /** Bytes of the file. */
  public long size() {
    return size;
  }

  /**
   * Writes the whole file.
   *
   * @see #copyTo(OutputStream, long, long)
   */
  public void copyTo(OutputStream out) throws IOException {
    copyTo(out, 0, size);
  }

  /**
   * Writes {@code length} bytes from {@code offset}; both must lie within the file.
   *
   * @throws DagException at the first block that is missing or wrong; what was written until then
   *     is right
   * @throws IOException if source or {@code out} fails
   */
  public void copyTo(OutputStream out, long offset, long length) throws IOException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new IllegalArgumentException(
          "range: want it within " + size + " bytes, got " + length + " from " + offset);
    }
    if (length > 0) {
      copy(root, size, offset, offset + length, out, 1);
    }
  }

  private void copy(Cid cid, long expected, long from, long to, OutputStream out, int depth)
      throws IOException {
    if (depth > VerifiedBlocks.MAX_DEPTH) {
      throw new DagException(Reason.TOO_DEEP, cid, "want at most " + VerifiedBlocks.MAX_DEPTH);
    }
    Part part = Part.of(cid, blocks.get(cid));
    if (part.size() != expected) {
      throw new DagException(
          Reason.MALFORMED, cid, "its parent says " + expected + " bytes, it has " + part.size());
    }
    long start = part.content().remaining();
    write(part.content(), from, Math.min(to, start), out);
    for (int i = 0; i < part.children().size() && start < to; i++) {
      long end = start + part.childSizes().get(i);
      if (from < end && start < end) {
        long childFrom = Math.max(0, from - start);
        long childTo = Math.min(end, to) - start;
        copy(part.children().get(i).cid(), end - start, childFrom, childTo, out, depth + 1);
      }
      start = end;
    }
  }

  private static void write(ByteBuffer content, long from, long to, OutputStream out)
      throws IOException {
    if (from < to) {
      out.write(
          content.array(),
          content.arrayOffset() + content.position() + (int) from,
          (int) (to - from));
    }
  }

  /** A block as a piece of a file: its own bytes, then those of its children. */
  private record Part(ByteBuffer content, List<PbLink> children, List<Long> childSizes, long size) {

    static Part of(Cid cid, byte[] block) throws DagException {
      if (cid.codec() == Codec.RAW) {
        return new Part(ByteBuffer.wrap(block), List.of(), List.of(), block.length);
      }
      if (cid.codec() != Codec.DAG_PB) {
        throw new DagException(Reason.NOT_A_FILE, cid, "its codec is " + cid.codec());
      }
      PbNode node = VerifiedBlocks.parse(cid, block);
      UnixFsData data = VerifiedBlocks.data(cid, node);
      if (!data.isFile()) {
        throw new DagException(Reason.NOT_A_FILE, cid, "its UnixFS type is " + data.type());
      }
      return new Part(data.content(), node.links(), data.childSizes(), checkSizes(cid, node, data));
    }
  }

  /** The sizes that a node names for its children, held against the one that it names for all. */
  static long checkSizes(Cid cid, PbNode node, UnixFsData data) throws DagException {
    if (node.links().size() != data.childSizes().size()) {
      throw new DagException(
          Reason.MALFORMED,
          cid,
          node.links().size() + " links but " + data.childSizes().size() + " block sizes");
    }
    long sum = data.content().remaining();
    for (long childSize : data.childSizes()) {
      // Compared this way round, the sum cannot overflow.
      if (childSize > data.fileSize() - sum) {
        sum = -1;
        break;
      }
      sum += childSize;
    }
    if (sum != data.fileSize()) {
      throw new DagException(
          Reason.MALFORMED, cid, "its block sizes do not add up to " + data.fileSize());
    }
    return sum;
  }
}
