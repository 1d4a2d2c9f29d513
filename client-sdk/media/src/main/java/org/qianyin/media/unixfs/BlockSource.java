package org.qianyin.media.unixfs;

import java.io.IOException;
import java.util.Optional;
import org.qianyin.media.cid.Cid;

/** Where blocks are read from. Need not be trusted: every reader here checks what it gets. */
@FunctionalInterface
public interface BlockSource {
  /**
   * Fetches a block.
   *
   * @return the block's bytes, or empty if this source does not have it
   * @throws IOException if the source cannot be read
   */
  Optional<byte[]> block(Cid cid) throws IOException;
}
