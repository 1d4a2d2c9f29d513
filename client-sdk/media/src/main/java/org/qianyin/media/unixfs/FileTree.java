package org.qianyin.media.unixfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;

/**
 * Ties hashed leaves into the balanced tree of a file while they come (UnixFS specification,
 * "balanced layout"). Holds at most {@code maxLinks} children per level: a few hundred kilobytes
 * for a file of any size. Not safe for use by several threads.
 */
public final class FileTree {
  private final UnixFsProfile profile;
  private final BlockSink sink;
  private final List<List<Child>> levels = new ArrayList<>();
  private long size;
  private boolean ended;

  private record Child(Cid cid, long fileSize, long dagSize) {}

  /**
   * The finished tree.
   *
   * @param size bytes of the file
   * @param dagSize bytes of all blocks, duplicates counted each time
   */
  public record Root(Cid cid, long size, long dagSize) {}

  /** An empty tree whose blocks go to {@code sink}. */
  public FileTree(UnixFsProfile profile, BlockSink sink) {
    this.profile = profile;
    this.sink = sink;
    levels.add(new ArrayList<>());
  }

  /**
   * Appends the next leaf. Every leaf but the last one of a file is a full chunk; only an empty
   * file has an empty leaf.
   *
   * @param bytes the leaf, handed to the sink as a read-only view; not consumed
   * @param sha256 its digest, trusted
   * @throws IOException what the sink throws
   */
  public void leaf(ByteBuffer bytes, byte[] sha256) throws IOException {
    int length = bytes.remaining();
    if (ended || length > profile.chunkSize() || (length == 0 && size > 0)) {
      throw new IllegalStateException(
          "leaf of " + length + " bytes at offset " + size + " does not continue the file");
    }
    ended = length < profile.chunkSize();
    Cid cid = Cid.ofSha256(Codec.RAW, sha256);
    sink.leaf(cid, size, bytes.asReadOnlyBuffer());
    size += length;
    add(0, new Child(cid, length, length));
  }

  /**
   * Ends the file.
   *
   * @throws IOException what the sink throws
   * @throws IllegalStateException if there was no leaf
   */
  public Root finish() throws IOException {
    for (int level = 0; ; level++) {
      List<Child> open = levels.get(level);
      boolean top = level == levels.size() - 1;
      if (top && open.size() == 1) {
        Child root = open.get(0);
        return new Root(root.cid, root.fileSize, root.dagSize);
      }
      if (top && open.isEmpty()) {
        throw new IllegalStateException("a file has at least one leaf, be it empty");
      }
      if (!open.isEmpty()) {
        close(level);
      }
    }
  }

  private void add(int level, Child child) throws IOException {
    if (level == levels.size()) {
      levels.add(new ArrayList<>());
    }
    List<Child> open = levels.get(level);
    open.add(child);
    if (open.size() == profile.maxLinks()) {
      close(level);
    }
  }

  private void close(int level) throws IOException {
    List<Child> open = levels.get(level);
    List<PbLink> links = open.stream().map(c -> new PbLink(c.cid, "", c.dagSize)).toList();
    List<Long> sizes = open.stream().map(Child::fileSize).toList();
    long fileSize = open.stream().mapToLong(Child::fileSize).sum();
    long below = open.stream().mapToLong(Child::dagSize).sum();
    open.clear();
    byte[] block = new PbNode(links, ByteBuffer.wrap(UnixFsData.file(fileSize, sizes))).encode();
    Cid cid = Cid.ofBlock(Codec.DAG_PB, block);
    sink.node(cid, block);
    add(level + 1, new Child(cid, fileSize, below + block.length));
  }
}
