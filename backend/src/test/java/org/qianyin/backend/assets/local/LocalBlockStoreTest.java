package org.qianyin.backend.assets.local;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.BlockStoreContract;

class LocalBlockStoreTest extends BlockStoreContract {

  @TempDir private Path folder;
  private LocalBlockStore store;

  @BeforeEach
  void open() throws IOException {
    store = new LocalBlockStore(folder, 0);
  }

  @Override
  protected BlockStore store() {
    return store;
  }
}
