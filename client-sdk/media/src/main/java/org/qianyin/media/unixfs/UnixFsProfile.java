package org.qianyin.media.unixfs;

/**
 * How a file is cut and tied together; the same bytes get the same CID only under the same profile.
 * Always CIDv1, SHA-256, raw leaves and a balanced tree.
 *
 * @param name kept beside a CID, so that it can be computed again
 * @param chunkSize bytes of a leaf, 1 to 1 MiB
 * @param maxLinks children of an inner node, 2 to 8192 (a node then stays under 1 MiB)
 */
public record UnixFsProfile(String name, int chunkSize, int maxLinks) {
  /** The profile of this project (IPIP-499; Kubo 0.40 and later). */
  public static final UnixFsProfile V1_2025 = new UnixFsProfile("unixfs-v1-2025", 1 << 20, 1024);

  /** Refuses sizes that would make blocks other nodes do not take. */
  public UnixFsProfile {
    if (chunkSize < 1 || chunkSize > 1 << 20) {
      throw new IllegalArgumentException("chunk size: want 1 to 1048576, got " + chunkSize);
    }
    if (maxLinks < 2 || maxLinks > 8192) {
      throw new IllegalArgumentException("links per node: want 2 to 8192, got " + maxLinks);
    }
  }
}
