package org.qianyin.media.unixfs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.media.cid.HashFunction;
import org.qianyin.media.unixfs.DagException.Reason;

/** All blocks below a root, of any UnixFS kind: files, directories, shards. */
public final class Dag {
  private final BlockSource source;
  private final int maxBlocks;

  /** Takes the blocks of a walk, each checked against its CID. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes the next block.
     *
     * @throws IOException ends the walk
     */
    void block(Cid cid, byte[] block) throws IOException;
  }

  /**
   * Reads from {@code source}.
   *
   * @param maxBlocks most blocks that a walk visits; it also bounds its memory, about 150 bytes
   *     each
   */
  public Dag(BlockSource source, int maxBlocks) {
    if (maxBlocks < 1) {
      throw new IllegalArgumentException("blocks of a walk: want at least 1, got " + maxBlocks);
    }
    this.source = source;
    this.maxBlocks = maxBlocks;
  }

  /**
   * Visits every block below {@code root} once: depth first, a node before its children, children
   * in the order of the links (the {@code dfs} order of IPIP-412, without duplicates). Identity
   * CIDs carry their block and are not visited.
   *
   * @throws DagException at the first block that is missing, wrong, too deep or one too many
   * @throws IOException if source or visitor fails
   */
  public void walk(Cid root, Visitor visitor) throws IOException {
    VerifiedBlocks blocks = new VerifiedBlocks(source);
    Set<Cid> seen = new HashSet<>();
    Deque<Iterator<PbLink>> path = new ArrayDeque<>();
    path.push(List.of(new PbLink(root, "", 0)).iterator());
    while (!path.isEmpty()) {
      if (!path.element().hasNext()) {
        path.pop();
        continue;
      }
      Cid cid = path.element().next().cid();
      if (!seen.add(cid)) {
        continue;
      }
      if (seen.size() > maxBlocks) {
        throw new DagException(Reason.TOO_MANY_BLOCKS, cid, "want at most " + maxBlocks);
      }
      byte[] block = blocks.get(cid);
      if (cid.function() != HashFunction.IDENTITY) {
        visitor.block(cid, block);
      }
      List<PbLink> links = links(cid, block);
      if (!links.isEmpty() && path.size() > VerifiedBlocks.MAX_DEPTH) {
        throw new DagException(Reason.TOO_DEEP, cid, "want at most " + VerifiedBlocks.MAX_DEPTH);
      }
      path.push(links.iterator());
    }
  }

  private static List<PbLink> links(Cid cid, byte[] block) throws DagException {
    if (cid.codec() == Codec.RAW) {
      return List.of();
    }
    if (cid.codec() == Codec.DAG_PB) {
      return VerifiedBlocks.parse(cid, block).links();
    }
    throw new DagException(Reason.UNSUPPORTED_CODEC, cid, "links in " + cid.codec() + " blocks");
  }
}
