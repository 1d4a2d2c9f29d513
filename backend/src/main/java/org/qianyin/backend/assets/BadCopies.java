package org.qianyin.backend.assets;

import org.qianyin.media.cid.Cid;

/** Hears of copies that are missing or corrupt, so that they are made again. */
interface BadCopies {

  /**
   * A reader found a store's copy of a file missing or corrupt. Never throws.
   *
   * @param what was found, in words for the log
   */
  void found(String store, Cid file, String what);
}
