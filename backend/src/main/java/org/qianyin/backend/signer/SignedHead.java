package org.qianyin.backend.signer;

import org.qianyin.proof.data.Digest;
import org.qianyin.proof.log.TreeHash;

/**
 * The last head that the signer signed.
 *
 * @param origin of the log
 * @param size number of leaves, 0 before the first
 * @param root of the tree of that size
 */
public record SignedHead(String origin, long size, Digest root) {

  static SignedHead none(String origin) {
    return new SignedHead(origin, 0, TreeHash.EMPTY);
  }
}
