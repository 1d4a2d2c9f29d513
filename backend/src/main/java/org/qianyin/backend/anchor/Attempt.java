package org.qianyin.backend.anchor;

import java.time.Instant;

/**
 * A transaction that was signed, and may be mined at any time from then on.
 *
 * @param transaction its hash
 * @param account that signed it
 * @param size of the checkpoint that it anchors, 0 if it makes the contract
 * @param nonce chosen by us, so that a restart sends the same one again
 * @param signed hex
 */
record Attempt(
    String transaction, String account, long size, long nonce, String signed, Instant sentAt) {}
