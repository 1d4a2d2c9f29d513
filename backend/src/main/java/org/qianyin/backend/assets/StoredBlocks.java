package org.qianyin.backend.assets;

import java.io.IOException;
import java.util.Optional;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.BlockSource;
import org.springframework.stereotype.Component;

/** Single blocks out of the files that are kept, each held against its CID. */
@Component
class StoredBlocks implements BlockSource {

  private final Copies copies;
  private final AssetCatalogue catalogue;

  StoredBlocks(Copies copies, AssetCatalogue catalogue) {
    this.copies = copies;
    this.catalogue = catalogue;
  }

  @Override
  public Optional<byte[]> block(Cid cid) throws IOException {
    Optional<AssetCatalogue.Located> located = catalogue.block(cid);
    return located.isEmpty()
        ? Optional.empty()
        : Optional.of(copies.block(located.get().file(), located.get().place()));
  }
}
