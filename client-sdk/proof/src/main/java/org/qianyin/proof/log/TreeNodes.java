package org.qianyin.proof.log;

import org.qianyin.proof.data.Digest;

/**
 * Where the hashes of complete subtrees come from: memory, tiles on a disk, a cache. A complete
 * subtree never changes once all its leaves are there.
 */
@FunctionalInterface
public interface TreeNodes {

  /**
   * @param level 0 for leaf hashes
   * @param index counts the subtrees of that level from the left: the leaves are {@code [index ·
   *     2^level, (index + 1) · 2^level)}, and all of them exist
   * @return MTH of those leaves
   */
  Digest node(int level, long index);
}
