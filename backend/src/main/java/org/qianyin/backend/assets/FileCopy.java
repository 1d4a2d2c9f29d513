package org.qianyin.backend.assets;

import java.io.IOException;
import java.util.List;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.StoreFault;
import org.qianyin.media.ContentDigest;
import org.qianyin.media.Fingerprint;
import org.qianyin.media.MediaType;
import org.qianyin.media.cid.Cid;
import org.qianyin.media.unixfs.Dag;
import org.qianyin.media.unixfs.FileTree;
import org.springframework.stereotype.Component;

/** Brings one file from the stores that have it right into one that is to have it. */
@Component
class FileCopy {

  /** More than the largest file has. */
  private static final int MAX_BLOCKS = 1 << 20;

  private final AssetCatalogue catalogue;
  private final VerifiedReads reads;
  private final StoredBlocks blocks;

  FileCopy(AssetCatalogue catalogue, VerifiedReads reads, StoredBlocks blocks) {
    this.catalogue = catalogue;
    this.reads = reads;
    this.blocks = blocks;
  }

  /**
   * Keeps the file in {@code target}, in place of a copy that is there.
   *
   * @throws StoreFault if no store has the file right, or {@code target} does not take it
   */
  void make(Cid file, BlockStore target) throws IOException {
    Asset asset =
        catalogue
            .find(file)
            .orElseThrow(() -> StoreFault.lost("file " + file + " is not in the catalogue", null));
    if (target.mendsBlocks() && target.keeps(file, asset.size())) {
      new Dag(blocks, MAX_BLOCKS).walk(file, (cid, right) -> target.mend(file, cid, right));
      return;
    }
    try (BlockStore.Draft draft = target.draft(file)) {
      LeafWriter writer = new LeafWriter(draft);
      reads.copy(file, asset.size(), 0, asset.size(), writer);
      Fingerprint copied = fingerprint(asset, writer.finish());
      draft.finish(copied);
      draft.name(copied);
    }
    target.settle(List.of(file));
    if (!target.keeps(file, asset.size())) {
      throw StoreFault.unavailable("the store took file " + file + " and does not have it");
    }
  }

  private static Fingerprint fingerprint(Asset asset, FileTree.Root root) {
    return new Fingerprint(
        ContentDigest.parse(asset.digest()),
        root.size(),
        new MediaType(asset.mime()),
        root.cid(),
        root.dagSize());
  }
}
