package org.qianyin.backend.anchor;

/**
 * What a transaction is to do.
 *
 * @param size of the checkpoint that it anchors, 0 if it makes the contract
 * @param to the contract, empty to make one
 * @param data hex
 */
record Errand(long size, String to, String data) {

  static final long DEPLOYMENT = 0;
}
