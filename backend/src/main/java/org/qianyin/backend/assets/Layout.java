package org.qianyin.backend.assets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.qianyin.backend.assets.store.BlockStore.Place;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.BlockSink;

/** Notes where the blocks of a file lie while they pass on their way to the store. */
final class Layout implements BlockSink {

  private final BlockSink store;
  private final List<Place> leaves = new ArrayList<>();
  private final List<Place> nodes = new ArrayList<>();
  private long nodeBytes;

  Layout(BlockSink store) {
    this.store = store;
  }

  @Override
  public void leaf(Cid cid, long offset, ByteBuffer bytes) throws IOException {
    leaves.add(new Place(cid, offset, bytes.remaining()));
    store.leaf(cid, offset, bytes);
  }

  @Override
  public void node(Cid cid, byte[] block) throws IOException {
    nodes.add(new Place(cid, nodeBytes, block.length));
    nodeBytes += block.length;
    store.node(cid, block);
  }

  /**
   * The places of all blocks; none for a file that is one block.
   *
   * @param size of the whole file, behind which its inner nodes lie
   */
  List<Place> places(long size) {
    if (nodes.isEmpty()) {
      return List.of();
    }
    List<Place> all = new ArrayList<>(leaves);
    nodes.forEach(node -> all.add(new Place(node.cid(), size + node.offset(), node.length())));
    return all;
  }
}
