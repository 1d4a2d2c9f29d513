package org.qianyin.backend.anchor;

import org.qianyin.proof.testing.RequiresProgram;

/** geth, with two confirmations: its own tag moves by 32 blocks. */
@RequiresProgram("geth")
class GethChainIT extends ChainContract {

  @Override
  TestChain chain() {
    return new GethChain(folder);
  }
}
