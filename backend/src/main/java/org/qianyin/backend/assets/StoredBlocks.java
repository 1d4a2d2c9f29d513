package org.qianyin.backend.assets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.cid.Codec;
import org.qianyin.media.unixfs.BlockSource;
import org.springframework.stereotype.Component;

/** Single blocks out of the files that the store keeps. */
@Component
class StoredBlocks implements BlockSource {

  private final BlockStore store;
  private final AssetCatalogue catalogue;

  StoredBlocks(BlockStore store, AssetCatalogue catalogue) {
    this.store = store;
    this.catalogue = catalogue;
  }

  @Override
  public Optional<byte[]> block(Cid cid) throws IOException {
    Optional<AssetCatalogue.Slice> slice = catalogue.block(cid);
    if (slice.isEmpty() && cid.codec() == Codec.RAW) {
      // A file of one block is that block.
      slice =
          catalogue
              .find(cid)
              .map(asset -> new AssetCatalogue.Slice(cid, 0, Math.toIntExact(asset.size())));
    }
    return slice.isEmpty() ? Optional.empty() : Optional.of(read(slice.get()));
  }

  private byte[] read(AssetCatalogue.Slice slice) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(slice.length());
    try (FileChannel file = store.open(slice.file())) {
      while (block.hasRemaining()) {
        if (file.read(block, slice.offset() + block.position()) < 0) {
          throw new IOException("the stored file is shorter than its catalogue says");
        }
      }
    }
    return block.array();
  }
}
