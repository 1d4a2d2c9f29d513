package org.qianyin.backend.anchor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A kind of chain that the same tests run on. */
interface TestChain {

  /** A private key that this test alone uses: 64 hex digits. */
  String KEY = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";

  /** Its account. */
  String ACCOUNT = "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23";

  /** Starts a fresh chain on which {@link #ACCOUNT} can pay. */
  ChainNode start(Duration blockTime) throws Exception;

  /** Forgets the newest blocks, as a reorganisation does. */
  void forget(Rpc node, int blocks) throws Exception;

  /** The rule of finality that keeps tests short; null is the chain's own tag. */
  @Nullable Integer confirmations();
}
