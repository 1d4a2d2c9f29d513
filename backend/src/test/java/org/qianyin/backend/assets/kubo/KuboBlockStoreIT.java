package org.qianyin.backend.assets.kubo;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.qianyin.backend.assets.store.BlockStore;
import org.qianyin.backend.assets.store.BlockStoreContract;
import org.qianyin.proof.testing.RequiresProgram;

@RequiresProgram("ipfs")
class KuboBlockStoreIT extends BlockStoreContract {

  @TempDir private static Path folder;
  private static KuboNode node;
  private static KuboBlockStore store;

  @BeforeAll
  static void start() throws Exception {
    node = KuboNode.start(folder.resolve("repository"));
    store = new KuboBlockStore(node.settings(), file -> false);
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
    node.close();
  }

  @Override
  protected BlockStore store() {
    return store;
  }
}
