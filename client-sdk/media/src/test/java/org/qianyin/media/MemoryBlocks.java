package org.qianyin.media;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.BlockSink;
import org.qianyin.media.unixfs.BlockSource;

/** A block store in memory that also notes where each leaf stands. */
public final class MemoryBlocks implements BlockSink, BlockSource {
  public final Map<Cid, byte[]> blocks = new LinkedHashMap<>();
  public final Map<Long, Integer> leaves = new LinkedHashMap<>();
  public int fetched;

  @Override
  public void leaf(Cid cid, long offset, ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    blocks.put(cid, copy);
    leaves.put(offset, copy.length);
  }

  @Override
  public void node(Cid cid, byte[] block) {
    blocks.put(cid, block);
  }

  @Override
  public Optional<byte[]> block(Cid cid) {
    fetched++;
    return Optional.ofNullable(blocks.get(cid));
  }
}
