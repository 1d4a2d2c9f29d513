package org.qianyin.backend.anchor;

import java.util.List;

/** anvil, with the chain's own tag for what is final. */
class AnvilChainIT extends ChainContract {

  @Override
  TestChain chain() {
    return new AnvilChain(folder, List.of());
  }
}
