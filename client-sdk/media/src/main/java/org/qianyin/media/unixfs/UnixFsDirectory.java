package org.qianyin.media.unixfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.media.unixfs.DagException.Reason;

/**
 * A directory that fits into one block (UnixFS specification, "basic directory"): names in the
 * order of their UTF-8 bytes. Larger ones, which Kubo shards, are refused.
 */
public final class UnixFsDirectory {
  /** Above this the profile shards a directory (IPIP-499: 256 KiB of encoded block). */
  private static final int MAX_BLOCK = 262_144;

  private final Map<String, Entry> entries;
  private final byte[] block;
  private final Cid cid;

  /**
   * A file or directory under a name.
   *
   * @param dagSize bytes of all its blocks: {@link FileTree.Root#dagSize}, {@link #dagSize}
   */
  public record Entry(Cid cid, long dagSize) {}

  private UnixFsDirectory(Cid cid, Map<String, Entry> entries, byte[] block) {
    this.cid = cid;
    this.entries = entries;
    this.block = block;
  }

  /**
   * Makes a directory.
   *
   * @throws IllegalArgumentException if a name is empty, "." or "..", or holds a slash or NUL; or
   *     if the block would be longer than 262,144 bytes
   */
  public static UnixFsDirectory of(Map<String, Entry> entries) {
    List<PbLink> links =
        entries.entrySet().stream()
            .map(e -> new PbLink(e.getValue().cid(), checked(e.getKey()), e.getValue().dagSize()))
            .sorted(Comparator.comparing(PbLink::name, UnixFsDirectory::compareUtf8))
            .toList();
    byte[] block = new PbNode(links, ByteBuffer.wrap(UnixFsData.directory())).encode();
    if (block.length > MAX_BLOCK) {
      throw new IllegalArgumentException(
          "directory: want a block of at most "
              + MAX_BLOCK
              + " bytes, got "
              + block.length
              + "; divide the entries among subdirectories");
    }
    return new UnixFsDirectory(Cid.ofBlock(Codec.DAG_PB, block), inOrder(links), block);
  }

  /**
   * Reads a directory back.
   *
   * @throws DagException if the block is missing, wrong, or no basic directory with distinct names
   * @throws IOException if the source cannot be read
   */
  public static UnixFsDirectory open(Cid cid, BlockSource source) throws IOException {
    if (cid.codec() != Codec.DAG_PB) {
      throw new DagException(Reason.MALFORMED, cid, "a directory is a dag-pb block");
    }
    byte[] block = new VerifiedBlocks(source).get(cid);
    PbNode node = VerifiedBlocks.parse(cid, block);
    int type = VerifiedBlocks.data(cid, node).type();
    if (type != UnixFsData.DIRECTORY) {
      throw new DagException(Reason.MALFORMED, cid, "want UnixFS type 1, got " + type);
    }
    Map<String, Entry> entries = inOrder(node.links());
    if (entries.size() != node.links().size()) {
      throw new DagException(Reason.MALFORMED, cid, "a name stands twice in the directory");
    }
    return new UnixFsDirectory(cid, entries, block);
  }

  /** The entries in the order of the directory. */
  public Map<String, Entry> entries() {
    return new LinkedHashMap<>(entries);
  }

  /** The name of the block. */
  public Cid cid() {
    return cid;
  }

  /** The block; a copy. */
  public byte[] block() {
    return block.clone();
  }

  /** Bytes of all blocks, duplicates counted each time. */
  public long dagSize() {
    return block.length + entries.values().stream().mapToLong(Entry::dagSize).sum();
  }

  private static Map<String, Entry> inOrder(List<PbLink> links) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    links.forEach(link -> entries.put(link.name(), new Entry(link.cid(), link.tsize())));
    return entries;
  }

  private static String checked(String name) {
    boolean bad = name.isEmpty() || name.equals(".") || name.equals("..");
    if (bad || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("directory: a name is empty, a dot name, or has / or NUL");
    }
    return name;
  }

  private static int compareUtf8(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
